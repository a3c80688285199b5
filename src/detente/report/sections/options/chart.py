"""Chart of the options' value."""

from collections.abc import Collection

from detente.assess.options.record import OptionValue, Ranking
from detente.report.messages.say import say
from detente.report.pictures.axis import Axis
from detente.report.pictures.figure import Column, Figure, Twin
from detente.report.pictures.ranges import RangeRow, range_key, ranges_svg
from detente.report.pictures.svg import Name
from detente.report.words import join_words, middle

__all__ = ["value_chart"]

_ERRORS = 2  # standard errors shown


def value_chart(ranking: Ranking, titles: dict[str, str], assumed: Collection[str] = ()) -> Figure:
    """Return ranges of each option's value by the case's objectives, as ranked.

    Parameters
    ----------
    ranking : Ranking
        Values and order.
    titles : dict of str
        Titles of the options.
    assumed : collection of str
        Options whose place random worlds show to be assumed.
    """
    values = {option: ranking.strategies[option].value for option in ranking.order}
    rows = [
        RangeRow(
            name=titles[option],
            label=middle(value, 2),
            spread=(value.p10, value.p50, value.p90),
        )
        for option, value in values.items()
    ]
    ends = (say("{number} worst", number=0), "0.5", say("{number} best", number=1))
    scale = Axis(0.0, 1.0, (0.0, 0.5, 1.0), ends)
    alt = "; ".join(f"{row.name}: {row.label}" for row in rows)
    name = Name(
        key="picture-value",
        title=say("Value of each option by the case’s objectives"),
        description=f"{alt}.",
    )
    return Figure(
        id=name.key,
        finding=_finding(ranking, titles),
        alt=name.description,
        twin=_value_twin(ranking, titles, assumed),
        svg=ranges_svg(name, scale, rows, whole_names=True),
        key=range_key(),
    )


def _value_twin(ranking: Ranking, titles: dict[str, str], assumed: Collection[str]) -> Twin:
    """Return a row an option as ranked: its value, and how often it is best."""
    columns = (
        Column(say("option")),
        Column(say("middle (low to high)"), "number", 2),
        Column(say("mean ± two standard errors")),
        Column(say("alone best"), "share"),
        Column(say("best, ties shared"), "share"),
    )
    return Twin(
        columns,
        tuple(
            (
                titles[option],
                _ends(found := ranking.strategies[option]),
                _mean(found, assumed=option in assumed),
                found.alone,
                found.best,
            )
            for option in ranking.order
        ),
    )


def _ends(found: OptionValue) -> tuple[float, float, float]:
    return found.value.p10, found.value.p50, found.value.p90


def _mean(found: OptionValue, *, assumed: bool) -> str:
    """Return the mean with its error, and whether random worlds show it to be assumed."""
    mean, error = f"{found.mean:.3f}", f"{_ERRORS * found.error:.3f}"
    return (
        say("{mean} ± {error}, assumed", mean=mean, error=error) if assumed else f"{mean} ± {error}"
    )


def _finding(ranking: Ranking, titles: dict[str, str]) -> str:
    """Say which options come first, as far as they can be told apart."""
    first = [say("“{title}”", title=titles[option]) for option in ranking.top]
    if len(first) == 1:
        return say("{option} comes first by the case’s objectives", option=first[0])
    if len(first) == len(ranking.order):
        return say("By the case’s objectives no option can be told from the others")
    return say("{options} come first and cannot be told apart", options=join_words(first))
