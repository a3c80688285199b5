"""Chart of the options' value."""

from collections.abc import Collection

from detente.assess.options.record import OptionValue, Ranking
from detente.report.assumed import WORD
from detente.report.pictures.axis import Axis
from detente.report.pictures.figure import Column, Figure, Twin
from detente.report.pictures.ranges import RangeRow, range_key, ranges_svg
from detente.report.pictures.svg import Name
from detente.report.words import join_words, span

__all__ = ["value_chart"]

_SCALE = Axis(0.0, 1.0, (0.0, 0.5, 1.0), ("0 worst", "0.5", "1 best"))


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
            label=span(value, 2).split(" (")[0],
            spread=(value.p10, value.p50, value.p90),
        )
        for option, value in values.items()
    ]
    alt = "; ".join(f"{row.name}: {row.label}" for row in rows)
    name = Name(
        key="picture-value",
        title="Value of each option by the case's objectives",
        description=f"{alt}.",
    )
    return Figure(
        id=name.key,
        finding=_finding(ranking, titles),
        alt=name.description,
        twin=_value_twin(ranking, titles, assumed),
        svg=ranges_svg(name, _SCALE, rows, whole_names=True),
        key=range_key(),
    )


def _value_twin(ranking: Ranking, titles: dict[str, str], assumed: Collection[str]) -> Twin:
    """Return a row an option as ranked: its value, its regret, and how often it is best."""
    columns = (
        Column("option"),
        *(Column(part, "number") for part in ("low", "middle", "high")),
        Column("mean ± two standard errors"),
        Column("mean regret"),
        Column("alone best", "share"),
        Column("best, ties shared", "share"),
        Column("among the first"),
    )
    return Twin(
        columns,
        tuple(
            (
                titles[option],
                *_ends(found := ranking.strategies[option]),
                f"{found.mean:.3f} ± {2 * found.error:.3f}{_mark(assumed=option in assumed)}",
                f"{found.mean_regret:.3f}",
                found.alone,
                found.best,
                "yes" if option in ranking.top else "no",
            )
            for option in ranking.order
        ),
    )


def _ends(found: OptionValue) -> tuple[float, float, float]:
    return found.value.p10, found.value.p50, found.value.p90


def _mark(*, assumed: bool) -> str:
    return f", {WORD}" if assumed else ""


def _finding(ranking: Ranking, titles: dict[str, str]) -> str:
    """Say which options come first, as far as they can be told apart."""
    first = [titles[option] for option in ranking.top]
    if len(first) == 1:
        return f"“{first[0]}” comes first by the case’s objectives"
    if len(first) == len(ranking.order):
        return "By the case’s objectives no option can be told from the others"
    named = join_words([f"“{title}”" for title in first])
    return f"{named} come first and cannot be told apart"
