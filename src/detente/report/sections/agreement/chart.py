"""Charts of bargaining by rounds: positions, median and mean."""

from collections.abc import Mapping, Sequence

from detente.assess.agreement.bare_record import TableForecast, TableIssue, TableRound
from detente.errors import DomainError
from detente.report.messages.say import say
from detente.report.pictures.axis import number_axis
from detente.report.pictures.paths import Path, PathKey, PathPanel, paths_svg
from detente.report.pictures.svg import Name

__all__ = ["rounds_chart"]

_NAMED = 20  # actors that a key can name
_DRAWN = 200  # actors whose lines can be told apart at all
_COLOURS = 10


def rounds_chart(issues: Mapping[str, TableIssue]) -> str:
    """Return positions by round, a row an issue and a column a model, as SVG.

    Parameters
    ----------
    issues : mapping of TableIssue
        What every model makes of each issue of a bare table.

    Returns
    -------
    str
        SVG that can be opened by itself; actors as thin lines (none where there are more than
        200), median and mean thick.

    Raises
    ------
    DomainError
        If no model has more than one round.

    Examples
    --------
    >>> step = TableRound(median=4.0, mean=5.0, positions={"A": 4.0, "B": 6.0})
    >>> model = TableForecast(title="Challenge model", outcome=4.0, rounds=[step, step])
    >>> models = {"bargaining.challenge": model}
    >>> issue = TableIssue(scale=(0.0, 10.0), scale_from="file", models=models)
    >>> rounds_chart({"delay": issue})[:4]
    '<svg'
    """
    played = {
        name: {
            _heading(key, forecast): forecast.rounds
            for key, forecast in issue.models.items()
            if len(forecast.rounds) > 1
        }
        for name, issue in issues.items()
    }
    played = {name: models for name, models in played.items() if models}
    if not played:
        message = (
            "no model here has rounds, so there is nothing to plot; the challenge, exchange and "
            "spatial models have them"
        )
        raise DomainError(message)
    classes = _classes(played)
    panels = [
        [_panel(name, heading, rounds, classes) for heading, rounds in models.items()]
        for name, models in played.items()
    ]
    name = Name(
        key="rounds",
        title=say("Positions by round"),
        description=say(
            "Positions of actors by round (thin lines) with their weighted median (thick) and mean "
            "(thick, dashed); --csv gives the numbers."
        ),
    )
    return paths_svg(name, panels, _key(classes))


def _heading(key: str, forecast: TableForecast) -> str:
    return f"{key} ({forecast.variant})" if forecast.variant else key


def _classes(played: Mapping[str, Mapping[str, Sequence[TableRound]]]) -> dict[str, str]:
    """Return the classes of each actor's line: coloured where they are few, grey where not."""
    actors = dict.fromkeys(
        actor
        for models in played.values()
        for rounds in models.values()
        for step in rounds
        if len(step.positions) <= _DRAWN
        for actor in step.positions
    )
    if len(actors) > _NAMED:
        return dict.fromkeys(actors, "other")
    return {
        actor: f"c{n % _COLOURS}{' dashed' if n >= _COLOURS else ''}"
        for n, actor in enumerate(actors)
    }


def _panel(
    issue: str, heading: str, rounds: Sequence[TableRound], classes: Mapping[str, str]
) -> PathPanel:
    """Return the lines of one issue under one model, median and mean on top."""
    actors = [actor for actor in classes if all(actor in step.positions for step in rounds)]
    if any(len(step.positions) > _DRAWN for step in rounds):
        actors = []
    lines = [
        Path(tuple(step.positions[actor] for step in rounds), classes[actor]) for actor in actors
    ]
    lines += [
        Path(tuple(step.mean for step in rounds), "middle mean"),
        Path(tuple(step.median for step in rounds), "middle"),
    ]
    axis = number_axis([value for one in lines for value in one.values], zero=False)
    return PathPanel(title=issue, note=heading, axis=axis, paths=tuple(lines))


def _key(classes: Mapping[str, str]) -> list[PathKey]:
    """Return the middles, and the actors where they have a colour."""
    named = [(actor, kind) for actor, kind in classes.items() if kind != "other"]
    return [
        PathKey(say("median"), "middle"),
        PathKey(say("mean"), "middle mean"),
        *(PathKey(actor, kind) for actor, kind in named),
    ]
