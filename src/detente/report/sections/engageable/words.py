"""Sentences about camps and partners, made from the numbers of a summary."""

from detente.assess.engageable.record import (
    Block,
    CampCount,
    Camps,
    HorizonClass,
    HorizonClasses,
    SortedActor,
    Tier,
)
from detente.report.sections.engageable.picture import ENGAGEABLE
from detente.report.words import is_likely, join_words, percent, signed

__all__ = [
    "camp_sentence",
    "contradiction_sentence",
    "engaged_sentence",
    "faction_sentences",
    "horizon_sentence",
    "rival_sentence",
    "tier_sentence",
]

_TIERS: dict[Tier, str] = {"senior": "senior leaders", "mid": "mid-level leaders"}
_BLOCKS: dict[Block, str] = {"interest": "what they want", "preference": "policies they prefer"}
_SURE = 2 / 3
_NOT_ON_RECORD = frozenset({"placeholder", "assumption"})  # grounds of what nobody assessed
_MIXED = 0.2
_SEEN = 0.01


def _small(title: str) -> str:
    """Return a title as it is written within a sentence."""
    return title[:1].lower() + title[1:]


def camp_sentence(camps: CampCount) -> str:
    """Say how sure anyone can be that there are camps at all."""
    count, prior = camps.camp_count, camps.camp_count_prior
    if camps.camp_leaders + camps.camp_factions < 2:
        return (
            "Nobody can tell whether there are camps: fewer than two leaders or factions have a "
            "public record on any criterion."
        )
    more = 1 - count["1"]
    before = 1 - prior["1"]
    read = f"{_entries(camps)}, {percent(camps.camp_known)} of their criteria are on record"
    chance = f"More than one camp {is_likely(more)}, from {percent(before)} before; {read}."
    verdict = camps.camp_verdict
    if verdict is None:
        return (
            f"The record cannot tell how many camps there are: more than one in {percent(more)} of "
            f"readings, {percent(before)} before it; {read}."
        )
    word = "one camp" if verdict == 1 else f"{verdict} camps"
    return f"The record points to {word} ({percent(count[str(verdict)])}). {chance}"


def engaged_sentence(camps: Camps, names: dict[str, str]) -> str:
    """Say which factions are engageable in half of the draws, or that none is.

    Parameters
    ----------
    camps : Camps
        Classes of the factions.
    names : dict of str
        Names of the actors.
    """
    if not camps.factions:
        return "The case has no criteria to sort factions by."
    shares = {
        names[f]: one.pessimistic["engageable"]
        for f, one in camps.factions.items()
        if f not in camps.excluded
    }
    named = [f"{name} ({percent(share)})" for name, share in shares.items() if share >= ENGAGEABLE]
    if named:
        return (
            f"Engageable in half of the draws or more, by the cautious rule: {join_words(named)}."
        )
    if not shares:
        return "No faction can be engaged: the case excludes all of them."
    top = max(shares, key=lambda name: shares[name])
    return (
        "No faction is engageable in half of the draws by the cautious rule; the largest share is "
        f"{percent(shares[top])} ({top})."
    )


def _entries(camps: CampCount) -> str:
    """Name what was counted: leaders, or factions where fewer than two leaders were read."""
    if camps.camp_factions:
        return (
            f"{'one leader has' if camps.camp_leaders else 'no leader has'} a record; "
            f"{camps.camp_factions} factions were read instead"
        )
    return f"{camps.camp_leaders} leaders were read"


def tier_sentence(camps: Camps) -> str:
    """Say how senior and mid-level leaders of the whole movement differ; empty without either."""
    shown = {tier: t for tier, t in camps.tiers.items() if t is not None and not t.withheld}
    if not shown:
        few = [f"{t.leaders} {_TIERS[tier]}" for tier, t in camps.tiers.items() if t is not None]
        if not few:
            return ""
        return f"Tiers are not compared: {join_words(few)} were read, and a mean needs three."
    parts = [
        f"{t.leaders} {_TIERS[tier]} come out as engageable in {percent(t.engageable)} of draws, "
        f"ambivalent in {percent(t.ambivalent)}, spoiler in {percent(t.spoiler)}"
        for tier, t in shown.items()
    ]
    text = f"Of the whole movement, {'; '.join(parts)}."
    if camps.tier_gap is not None:
        gap = signed(100 * camps.tier_gap["engageable"], 0)
        text += f" Senior less mid-level leaders, engageable: {gap} points."
    return " ".join([text, *_block_sentences(camps)])


def _block_sentences(camps: Camps) -> list[str]:
    """Say what leaders of each tier want, and which policies they prefer."""
    found = []
    for block, words in _BLOCKS.items():
        parts = [
            f"{_TIERS[tier]} are past the upper border in {percent(blocks[block].above)} of draws "
            f"and below the lower one in {percent(blocks[block].below)} "
            f"({percent(blocks[block].known)} on record)"
            for tier, blocks in camps.tier_blocks.items()
            if block in blocks
        ]
        if parts:
            found.append(f"On {words}, {'; '.join(parts)}.")
    return found


def contradiction_sentence(camps: Camps, names: dict[str, str]) -> str:
    """Say where the two assignment rules part: that gap is contradictory evidence."""
    apart = [
        f"{names[f]} {percent(faction.contradiction)}"
        for f, faction in camps.factions.items()
        if faction.contradiction >= _MIXED
    ]
    if not any(faction.contradiction for faction in camps.factions.values()):
        return "The cautious and the generous rule agree on every faction in every draw."
    if not apart:
        return (
            "The cautious and the generous rule agree on every faction in at least four draws of "
            "five."
        )
    return (
        "Where good marks on some criteria stand against a veto on others, the cautious and the "
        f"generous rule part; by share of draws: {join_words(apart)}."
    )


def faction_sentences(actor: SortedActor, titles: dict[str, str]) -> list[str]:
    """Return the reasons for a faction's class, in at most three sentences."""
    against, towards, unknown, between = [], [], [], []
    for row in actor.criteria:
        name = _small(titles.get(row.id, row.id))
        if row.rests_on in _NOT_ON_RECORD:
            unknown.append(name)
        elif row.below >= _SURE:
            against.append(name)
        elif row.above >= _SURE:
            towards.append(name)
        else:
            between.append(name)
    parts = []
    if towards:
        parts.append(f"Speaks for it: {join_words(towards)}.")
    if against:
        parts.append(f"Speaks against it: {join_words(against)}.")
    rest = [f"in between or unsure: {join_words(between)}"] if between else []
    if unknown:
        others = f"the other {len(unknown)} criteria" if parts or between else "all criteria"
        rest += [f"not on record: {others if len(unknown) > 1 else unknown[0]}"]
    if rest:
        text = "; ".join(rest)
        parts.append(f"{text[:1].upper()}{text[1:]}.")
    return parts


def rival_sentence(camps: Camps, name: str, titles: dict[str, str]) -> str:
    """Say how the rival group would fare on the same criteria."""
    rival = camps.rival
    if rival is None:
        return ""
    known = [row for row in rival.criteria if row.rests_on not in _NOT_ON_RECORD]
    if not known:
        return f"Nothing is on record of {name} on the same criteria; its class says nothing."
    good = [f"“{titles.get(row.id, row.id)}”" for row in known if row.above > 0.5]
    marks = f" although it does well on {join_words(good)}" if good else ""
    spoiler = rival.acceptability["spoiler"]
    only = "" if spoiler >= 0.5 else "only "
    why = ": it fails on its traits, not by its name" if spoiler >= 0.5 else ""
    return (
        f"On the same criteria {name} comes out as spoiler in {only}{percent(spoiler)} of draws"
        f"{marks}{why}."
    )


def horizon_sentence(
    found: HorizonClasses | None, titles: dict[str, str], names: dict[str, str]
) -> str:
    """Say which factions change class by the horizon, and under which option most.

    Parameters
    ----------
    found : HorizonClasses or None
        Classes at the horizon.
    titles, names : dict of str
        Titles of the options and names of the factions, by id.
    """
    if found is None:
        return (
            "Classes at the horizon are not computed: the case marks no criterion as a preference, "
            "which contact could move."
        )
    rows = [
        (option, faction, one)
        for option, factions in found.options.items()
        for faction, one in factions.items()
    ]
    turned = [row for row in rows if _changed(row[2]) >= _SEEN]
    if not turned:
        return "No faction changes class by the horizon in 1 % of draws or more, under any option."
    option, faction, most = max(turned, key=lambda row: _changed(row[2]))
    return (
        f"By the horizon contact moves what factions prefer, not what they want. Most often "
        f"{names[faction]} changes class under “{titles[option]}”: to a better one in "
        f"{percent(most.better)} of draws, to a worse one in {percent(most.worse)}."
    )


def _changed(one: HorizonClass) -> float:
    return one.better + one.worse
