"""Track record of every case, as committed tables, misses first: ``python -m docs.track_record``.

It scores the example and each folder of ``cases/`` as ``detente score`` does, prints what was
missed, and writes two pages. A test of the slow tier holds them fresh.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from detente.assess.scores.answer import track_record
from detente.assess.scores.record import LaterRound, QuestionScore, TrackRecord
from detente.case.publishing.new import template_folder
from detente.report.sections.scores import words
from detente.report.words import join_words, percent, span

FOLDER = Path(__file__).resolve().parent / "reference" / "generated"
CASES = Path(__file__).resolve().parents[1] / "cases"
RECORD, CARRIES = "track-record.md", "carries-over.md"
NAMES = (RECORD, CARRIES)


def folders(cases: Path = CASES) -> list[Path]:
    """Return the folders that are scored: the example, then every case by name."""
    return [template_folder(), *sorted(path.parent for path in cases.glob("*/case.yaml"))]


def records(cases: Path = CASES) -> list[TrackRecord]:
    """Score every case."""
    return [track_record(folder) for folder in folders(cases)]


def pages(found: Sequence[TrackRecord]) -> dict[str, str]:
    """Return the pages by file name."""
    real = [one for one in found if one.case != "example"]
    made = {RECORD: "\n".join(_record(found)), CARRIES: "\n".join(_carries(real))}
    return {name: text.rstrip() + "\n" for name, text in made.items()}


def _record(found: Sequence[TrackRecord]) -> Iterator[str]:
    for one in found:
        yield f"## {one.title}\n"
        yield (
            f"As of {one.as_of}, case digest `{one.digest[:12]}`, {one.draws} draws, seed "
            f"{one.seed}.\n"
        )
        missed = words.miss_lines(one) or ["Nothing that has an outcome was missed."]
        yield from (f"- {line}" for line in missed)
        yield ""
        if one.questions:
            yield from _table(words.QUESTION_HEAD, words.question_rows(one))
        yield f"{words.label_sentence(one)}\n"
        if one.blind_spots:
            yield f"Blind spots: {join_words([f'`{name}`' for name in one.blind_spots])}.\n"
        rows = words.round_rows(one)
        if rows:
            yield from _table(words.ROUND_HEAD, rows)
        if seats := words.seats_sentence(one):
            yield f"{seats}\n"
        for line in words.later_lines(one):
            yield f"{line}\n"


def _carries(found: Sequence[TrackRecord]) -> Iterator[str]:
    """One row a case: label, contact, forecast, what happened, scores; the largest error first."""
    head = (
        "case",
        "label",
        "contact",
        "forecast",
        "what happened",
        "error",
        "error of each simple rule",
    )
    ordered = sorted(found, key=_weight, reverse=True)
    yield from _table(head, [_row(one) for one in ordered])


def _weight(one: TrackRecord) -> tuple[float, str]:
    """Return what a case is ordered by: the mean error of its questions, else of its rounds."""
    total = one.scores.questions
    if total is not None:
        return total.brier, one.case
    first = _first(one)
    return (first.brier if first and first.brier is not None else -1.0), one.case


def _first(one: TrackRecord) -> LaterRound | None:
    """Return the round that the case was frozen before: the next of the series, if there is one."""
    later = list(one.later_rounds.values())
    own = [found for found in later if found.series == one.series]
    return next(iter(own or later), None)


def _row(one: TrackRecord) -> list[str]:
    asked = sorted(one.questions.items(), key=lambda pair: -(pair[1].brier or 0.0))
    forecast = [f"{name} {percent(q.forecast)}" for name, q in asked]
    happened = [
        f"{name} {q.answer or 'open'}" + (", missed" if q.miss else "") for name, q in asked
    ]
    errors = [f"questions {_total(one)}"] if one.scores.questions else []
    rules = [_rules("questions", _question_rules(one))] if one.scores.questions else []
    first = _first(one)
    if first is not None:
        forecast.insert(0, f"{first.title}: {span(first.seats)} seats")
        wrong = f", {len(first.misses)} of {first.n} guests missed" if first.misses else ""
        happened.insert(0, f"{first.seats_came} seats{wrong}")
        if first.brier is not None:
            errors.insert(0, f"round {first.brier:.3f}")
            rules.insert(0, _rules("round", first.baselines))
    label = "yes" if one.conduct.labels else "no"
    lists = (forecast, happened, errors, rules)
    return [one.title, label, one.conduct.contact, *("; ".join(part) or "–" for part in lists)]


def _total(one: TrackRecord) -> str:
    assert one.scores.questions is not None  # asked for only where there is one
    return f"{one.scores.questions.brier:.3f}"


def _question_rules(one: TrackRecord) -> dict[str, float]:
    """Return the mean error of the rules that answer every question."""
    total = one.scores.questions
    assert total is not None  # asked for only where there is one
    return {n: rule.brier for n, rule in total.baselines.items() if rule.n == total.n}


def _rules(what: str, rules: Mapping[str, float]) -> str:
    listed = ", ".join(f"{words.rule_words(name)} {error:.3f}" for name, error in rules.items())
    return f"{what}: {listed}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rows:
        cells = (cell.replace("|", "\\|") for cell in row)
        yield f"| {' | '.join(cells)} |"
    yield ""


def missed(one: TrackRecord) -> list[tuple[str, QuestionScore]]:
    """Return the questions that were missed."""
    return [(name, q) for name, q in one.questions.items() if q.miss]


def main() -> None:
    """Score every case, say what was missed, and write both pages."""
    found = records()
    for one in found:
        sys.stdout.write(
            f"{one.case}: {len(missed(one))} of {len(one.questions)} questions missed; "
            f"{words.label_sentence(one)}\n"
        )
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages(found).items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
