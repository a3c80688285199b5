"""Write what the random worlds came to into docs/assumptions.md, between two markers."""

from typing import Final

from detente.assess.worlds.record import (
    MEASURES,
    Known,
    Measure,
    RandomWorlds,
    WorldLever,
    WorldOption,
)
from detente.assess.worlds.shipped import FEWEST, assumed_levers, assumed_options, one_sided

__all__ = ["END", "START", "replaced", "tables"]

START: Final = "<!-- random worlds: start -->\n"
END: Final = "<!-- random worlds: end -->"
_TOLD: Final[dict[Known, str]] = {
    "evidence": "random evidence",
    "nothing": "nothing known",
    "even": "even evidence",
}
_MEASURES: Final[dict[Measure, str]] = {
    "any_deal": "any deal",
    "value": "value",
    "value_without_standing": "value without standing",
}


def replaced(page: str, worlds: RandomWorlds) -> str:
    """Return a page with the tables between its markers.

    Parameters
    ----------
    page : str
        Text with both markers.
    worlds : RandomWorlds
        What the worlds came to.
    """
    before, rest = page.split(START)
    return before + START + tables(worlds) + END + rest.split(END)[1]


def tables(worlds: RandomWorlds) -> str:
    """Return the tables of options, of levers and of evidence, and the list of what is assumed."""
    parts = (_options(worlds), _levers(worlds), _links(worlds), _assumed(worlds))
    return "\n" + "\n\n".join(parts) + "\n\n"


def _options(worlds: RandomWorlds) -> str:
    head = (
        "| signs | option | any deal: first | above `none` | above `as-now` | mean gain (error) "
        "| value: first | above `none` | above `as-now` | mean gain (error) "
        "| without standing: above `none` |"
    )
    by_name = {(one.known, one.option, one.measure): one for one in worlds.options}
    rows = []
    for known, option, measure in by_name:
        if measure == "any_deal":
            deal, value, plain = (by_name[known, option, m] for m in MEASURES)
            cells = (_TOLD[known], f"`{option}`", *_sides(deal), *_sides(value))
            rows.append(f"| {' | '.join(cells)} | {_share(plain.above_none)} |")
    return "\n".join((head, "|" + "---|" * 11, *rows))


def _sides(one: WorldOption) -> tuple[str, ...]:
    sides = (_share(one.above_none), _share(one.above_reference))
    return (_first(one.first), *sides, _gain(one.mean, one.error))


def _levers(worlds: RandomWorlds) -> str:
    head = (
        "| signs | lever | with it, without it | worlds moved | any deal: raised "
        "| clearly raised, lowered | mean gain (error) | value: raised | mean gain (error) |"
    )
    kept = [one for one in worlds.levers if one.known != "even"]
    value = {(o.known, o.pulled, o.left): o for o in kept if o.measure == "value"}
    rows = [
        _lever(one, value[one.known, one.pulled, one.left])
        for one in kept
        if one.measure == "any_deal"
    ]
    return "\n".join((head, "|" + "---|" * 9, *rows))


def _lever(deal: WorldLever, value: WorldLever) -> str:
    cells = (
        _TOLD[deal.known],
        f"`{deal.lever}`",
        f"`{deal.pulled}`, `{deal.left}`",
        str(deal.moved),
        _judged(deal),
        f"{deal.clear_above:.2f}, {deal.clear_below:.2f}",
        _gain(deal.mean, deal.error),
        _judged(value),
        _gain(value.mean, value.error),
    )
    return f"| {' | '.join(cells)} |"


def _links(worlds: RandomWorlds) -> str:
    head = "| evidence | effect | correlation with any deal (95 %) | with value (95 %) |"
    rows = []
    for one in worlds.links:
        if one.measure == "any_deal":
            value = next(
                o
                for o in worlds.links
                if (o.evidence, o.effect, o.measure) == (one.evidence, one.effect, "value")
            )
            rows.append(
                f"| {one.evidence} | {one.effect} "
                f"| {one.correlation:.2f} ({one.lowest:.2f}, {one.highest:.2f}) "
                f"| {value.correlation:.2f} ({value.lowest:.2f}, {value.highest:.2f}) |"
            )
    return "\n".join((head, "|---|---|---|---|", *rows))


def _assumed(worlds: RandomWorlds) -> str:
    lines = [
        f"- `{one.option}` on {_MEASURES[one.measure]}: {one.how} in {one.share:.0%} of worlds"
        for one in assumed_options(worlds)
    ]
    lines += [
        f"- lever `{one.lever}` on {_MEASURES[one.measure]}: raises it in {one.share:.0%} of the "
        f"worlds that it moves (`{one.pulled}` against `{one.left}`)"
        for one in assumed_levers(worlds)
    ]
    return "\n".join(("**Assumed:**\n", *lines)) if lines else "**Assumed:** nothing."


def _share(value: float | None) -> str:
    if value is None:
        return "–"
    return f"**{value:.2f}**" if one_sided(value) else f"{value:.2f}"


def _first(value: float) -> str:
    return f"**{value:.2f}**" if value > 0.8 else f"{value:.2f}"


def _judged(one: WorldLever) -> str:
    if one.above is None or one.moved >= FEWEST:
        return _share(one.above)
    return f"{one.above:.2f}, too few"


def _gain(mean: float, error: float) -> str:
    return f"{mean:+.4f} ({error:.4f})"
