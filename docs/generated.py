"""Reference pages that the package itself can state, as Markdown: ``python -m docs.generated``.

They are committed, so that they can be read without a build; a test compares them with what this
module makes now.
"""

from collections.abc import Iterator
from pathlib import Path

from typer import Typer
from typer.testing import CliRunner

from detente.assess.compare.record import RunComparison
from detente.assess.reference import record_reference
from detente.assess.scores.record import TrackRecord
from detente.assess.summary.record import Summary
from detente.case.publishing.reference import reference_pages
from detente.cli.app import app
from detente.engagement.registry import MECHANISMS
from detente.estimates.attendance import (
    CoefficientSet,
    RuleScore,
    ScoreTable,
    shipped_attendance,
)
from detente.estimates.record import shipped
from detente.models.index import MODELS, MODULES
from detente.models.record.facts import UNITS, Unit
from detente.models.spec import Array, MechanismSpec, ModelSpec, Parameter

FOLDER = Path(__file__).resolve().parent / "reference" / "generated"


def pages() -> dict[str, str]:
    """Return every page by its file name."""
    made = {
        **reference_pages(),
        "models.md": models_page(),
        "commands.md": commands_page(),
        "summary.md": record_reference(Summary),
        "score.md": record_reference(TrackRecord),
        "compare.md": record_reference(RunComparison),
        "api-models.md": api_models_page(),
        "record.md": record_page(),
        "attendance.md": attendance_page(),
    }
    return {name: text.rstrip() + "\n" for name, text in made.items()}


def models_page() -> str:
    """Return the list of models and mechanisms with arrays, parameters and sources."""
    specs: list[ModelSpec | MechanismSpec] = [*MODELS.values(), *(m.spec for m in MECHANISMS)]
    return "\n".join(part for spec in specs for part in _model(spec))


def _model(spec: ModelSpec | MechanismSpec) -> Iterator[str]:
    yield f"## `{spec.name}` {spec.title}\n\n{{cite:p}}`{','.join(spec.sources)}`\n"
    if isinstance(spec, ModelSpec):
        yield "| array | dimensions | unit | range | meaning |\n|---|---|---|---|---|"
        yield from (_array("input", one) for one in spec.takes)
        yield from (_array("output", one) for one in spec.gives)
        yield ""
    else:
        yield f"Inputs {', '.join(spec.inputs)}; outputs {', '.join(spec.outputs)}.\n"
    if spec.parameters:
        yield "| parameter | prior | meaning | source of the number |\n|---|---|---|---|"
        yield from map(_parameter, spec.parameters)
        yield ""


def _array(kind: str, one: Array) -> str:
    words = f"{kind}, optional" if one.optional else kind
    unit = "" if one.unit == "1" else one.unit
    return f"| `{one.name}` ({words}) | {one.shape} | {unit} | {one.bounds} | {one.meaning} |"


def _parameter(p: Parameter) -> str:
    return f"| `{p.name}` | {p.prior}{p.values} | {p.meaning} | {p.source} |"


def commands_page() -> str:
    """Return the help of every command, as the program prints it."""
    runner = CliRunner(env={"COLUMNS": "96", "TERM": "dumb"})
    names = [*_names(app), *_grouped()]
    helps = {name: runner.invoke(app, [*name.split(), "--help"]).output.strip() for name in names}
    return "\n".join(
        f"## `detente {name}`\n\n```text\n{_trimmed(text)}\n```\n" for name, text in helps.items()
    )


def _grouped() -> Iterator[str]:
    """Yield the names of the commands that belong to a group."""
    for group in app.registered_groups:
        if group.typer_instance is not None:
            yield from (f"{group.name} {name}" for name in _names(group.typer_instance))


def _names(commands: Typer) -> list[str]:
    """Return the names of the commands of a program or a group, as they are typed."""
    return [
        command.name or command.callback.__name__.replace("_", "-")
        for command in commands.registered_commands
        if command.callback
    ]


def _trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines())


def api_models_page() -> str:
    """Return the array functions of every model, by group."""
    groups: dict[str, list[str]] = {}
    for key, module in MODULES.items():
        arrays = [name for name in module.__all__ if name.endswith("_array")]
        groups.setdefault(key.partition(".")[0], []).extend(
            f".. autofunction:: {module.__name__}.{name}" for name in arrays
        )
    parts = []
    for group, names in groups.items():
        parts += [f"## {group}\n", "```{eval-rst}", "\n\n".join(names), "```", ""]
    return "\n".join(parts)


def record_page() -> str:
    """Return the scores of the shipped record, by unit."""
    return "\n".join(line for unit in UNITS for line in _scores(unit))


def _scores(unit: Unit) -> Iterator[str]:
    record = shipped(unit)
    yield f"## Unit `{unit}`\n"
    yield (
        "| event | months | n | events | Brier | average | similar wars | skill | n later | "
        "skill later | AUC | gate |\n|---|---|---|---|---|---|---|---|---|---|---|---|"
    )
    for event, by_months in record.scores.items():
        for months, score in by_months.items():
            area = "–" if score.auc is None else f"{score.auc:.3f}"
            yield (
                f"| {event.replace('_', ' ')} | {months} | {score.n} | {score.events} | "
                f"{score.brier:.4f} | {score.base:.4f} | {score.nearest:.4f} | "
                f"{_ends(score.skill)} | {score.n_recent} | {_ends(score.skill_recent)} | "
                f"{area} | {record.gate[event][months]} |"
            )
    yield ""


def _ends(interval: tuple[float, float, float] | None) -> str:
    if interval is None:
        return "–"
    low, point, high = interval
    return f"{point:.3f} ({low:.3f} to {high:.3f})"


def attendance_page() -> str:
    """Return coefficients and scores of the shipped estimates of attendance."""
    estimates = shipped_attendance()
    titles = {
        "attendance": "At the table, all guests",
        "attendance_seen": "Guests seen before",
        "attendance_new": "Guests never seen",
        "seats": "How many guests",
    }
    blocks = [
        _coefficients("Being asked", {"all": estimates.asked, **estimates.asked_without}),
        _coefficients("Coming, if asked", {"all": estimates.comes, **estimates.comes_without}),
        *(_rules(title, estimates.scores[name]) for name, title in titles.items()),
    ]
    return "\n".join(line for block in blocks for line in block)


def _coefficients(title: str, sets: dict[str, CoefficientSet]) -> Iterator[str]:
    first = sets["all"]
    heads = ["all data", "sd", *(f"without {name}" for name in sets if name != "all")]
    yield f"## {title}\n\n| coefficient | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}"
    for number, name in enumerate(first.names):
        modes = [f"{one.mode[number]:.3f}" for one in sets.values()]
        sd = f"{first.covariance[number][number] ** 0.5:.2f}"
        yield f"| `{name}` | {' | '.join([modes[0], sd, *modes[1:]])} |"
    fitted = ", ".join(f"{one.processes} ({one.cells})" for one in sets.values())
    yield f"\nProcesses and cases (guests and rounds) in each fit: {fitted}."
    yield "Made by `detente estimate attendance --data FOLDER`.\n"


def _rules(title: str, table: ScoreTable) -> Iterator[str]:
    yield f"## {title}, n = {table.n}\n"
    yield "| method | Brier | log | CRPS | worse than the model by |\n|---|---|---|---|---|"
    yield f"| **model** | {_numbers(table.model)} | |"
    for name, one in table.rules.items():
        yield f"| {name.replace('_', ' ')} | {_numbers(one)} | {_ends(one.better_by)} |"
    yield "\nPrinted by `detente backtest attendance --rounds pax_rounds_dev.csv`.\n"


def _numbers(one: RuleScore) -> str:
    numbers = (one.brier, one.log, one.crps)
    return " | ".join("–" if value is None else f"{value:.4f}" for value in numbers)


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
