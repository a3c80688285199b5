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
from detente.report.messages.say import count, mark, say
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

_LEADERS: dict[Tier, str] = {"senior": mark("senior leaders"), "mid": mark("mid-level leaders")}
_TIERS: dict[Tier, str] = {
    "senior": mark("{number} senior leaders"),
    "mid": mark("{number} mid-level leaders"),
}
_BLOCKS: dict[Block, str] = {
    "interest": mark("On what they want, {tiers}."),
    "preference": mark("On policies they prefer, {tiers}."),
}
_SURE = 2 / 3
_NOT_ON_RECORD = frozenset({"placeholder", "assumption"})  # grounds of what nobody assessed
_MIXED = 0.2
_SEEN = 0.01


def _small(title: str) -> str:
    """Return a title as it is written within a sentence."""
    return title[:1].lower() + title[1:]


def camp_sentence(camps: CampCount) -> str:
    """Say how sure anyone can be that there are camps at all."""
    if camps.camp_leaders + camps.camp_factions < 2:
        return say(
            "Nobody can tell whether there are camps: fewer than two leaders or factions have a "
            "public record on any criterion."
        )
    more, before = 1 - camps.camp_count["1"], percent(1 - camps.camp_count_prior["1"])
    verdict = camps.camp_verdict
    if verdict is None:
        return say(
            "The record cannot tell how many camps there are: more than one in {share} of "
            "readings, {before} before it; {read}.",
            share=percent(more),
            before=before,
            read=_entries(camps),
        )
    chance = say(
        "More than one camp {likely}, from {before} before; {read}.",
        likely=is_likely(more),
        before=before,
        read=_entries(camps),
    )
    share = percent(camps.camp_count[str(verdict)])
    if verdict == 1:
        return f"{say('The record points to one camp ({share}).', share=share)} {chance}"
    points = say("The record points to {number} camps ({share}).", number=verdict, share=share)
    return f"{points} {chance}"


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
        return say("The case has no criteria to sort factions by.")
    shares = {
        names[f]: one.pessimistic["engageable"]
        for f, one in camps.factions.items()
        if f not in camps.excluded
    }
    named = [
        say("{name} ({share})", name=name, share=percent(share))
        for name, share in shares.items()
        if share >= ENGAGEABLE
    ]
    if named:
        return say(
            "Engageable in half of the draws or more, by the cautious rule: {names}.",
            names=join_words(named),
        )
    if not shares:
        return say("No faction can be engaged: the case excludes all of them.")
    top = max(shares, key=lambda name: shares[name])
    return say(
        "No faction is engageable in half of the draws by the cautious rule; the largest share is "
        "{share} ({name}).",
        share=percent(shares[top]),
        name=top,
    )


def _entries(camps: CampCount) -> str:
    """Say what was read: leaders, or factions where fewer than two leaders were read."""
    share = percent(camps.camp_known)
    if not camps.camp_factions:
        return count(
            camps.camp_leaders,
            "{number} leader was read, {share} of the criteria are on record",
            "{number} leaders were read, {share} of their criteria are on record",
            share=share,
        )
    if camps.camp_leaders:
        return count(
            camps.camp_factions,
            "one leader has a record; {number} faction was read instead, {share} of its criteria "
            "are on record",
            "one leader has a record; {number} factions were read instead, {share} of their "
            "criteria are on record",
            share=share,
        )
    return count(
        camps.camp_factions,
        "no leader has a record; {number} faction was read instead, {share} of its criteria are on "
        "record",
        "no leader has a record; {number} factions were read instead, {share} of their criteria "
        "are on record",
        share=share,
    )


def tier_sentence(camps: Camps) -> str:
    """Say how senior and mid-level leaders of the whole movement differ; empty without either."""
    shown = {tier: t for tier, t in camps.tiers.items() if t is not None and not t.withheld}
    if not shown:
        few = [say(_TIERS[tier], number=t.leaders) for tier, t in camps.tiers.items() if t]
        if not few:
            return ""
        return say(
            "Tiers are not compared: {tiers} were read, and a mean needs three.",
            tiers=join_words(few),
        )
    parts = [
        say(
            "{leaders} come out as engageable in {engageable} of draws, ambivalent in {between}, "
            "spoiler in {spoiler}",
            leaders=say(_TIERS[tier], number=t.leaders),
            engageable=percent(t.engageable),
            between=percent(t.ambivalent),
            spoiler=percent(t.spoiler),
        )
        for tier, t in shown.items()
    ]
    said = [say("Of the whole movement, {tiers}.", tiers="; ".join(parts))]
    if camps.tier_gap is not None:
        gap = signed(100 * camps.tier_gap["engageable"], 0)
        said.append(say("Senior less mid-level leaders, engageable: {gap} points.", gap=gap))
    return " ".join([*said, *_block_sentences(camps)])


def _block_sentences(camps: Camps) -> list[str]:
    """Say what leaders of each tier want, and which policies they prefer."""
    found = []
    for block, words in _BLOCKS.items():
        parts = [
            say(
                "{leaders} are past the upper border in {above} of draws and below the lower one "
                "in {below} ({known} on record)",
                leaders=say(_LEADERS[tier]),
                above=percent(blocks[block].above),
                below=percent(blocks[block].below),
                known=percent(blocks[block].known),
            )
            for tier, blocks in camps.tier_blocks.items()
            if block in blocks
        ]
        if parts:
            found.append(say(words, tiers="; ".join(parts)))
    return found


def contradiction_sentence(camps: Camps, names: dict[str, str]) -> str:
    """Say where the two assignment rules part: that gap is contradictory evidence."""
    apart = [
        say("{name} {share}", name=names[f], share=percent(faction.contradiction))
        for f, faction in camps.factions.items()
        if faction.contradiction >= _MIXED
    ]
    if not any(faction.contradiction for faction in camps.factions.values()):
        return say("The cautious and the generous rule agree on every faction in every draw.")
    if not apart:
        return say(
            "The cautious and the generous rule agree on every faction in at least four draws of "
            "five."
        )
    return say(
        "Where good marks on some criteria stand against a veto on others, the cautious and the "
        "generous rule disagree; by share of draws: {names}.",
        names=join_words(apart),
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
        parts.append(say("Meets: {criteria}.", criteria=join_words(towards)))
    if against:
        parts.append(say("Does not meet: {criteria}.", criteria=join_words(against)))
    parts += _rest(unknown, between, only=not parts)
    return parts


def _rest(unknown: list[str], between: list[str], *, only: bool) -> list[str]:
    """Name the criteria that nothing is on record of or those in between, and count the others."""
    if not unknown:
        return _between(between, only=only)
    if not between:
        return [_unknown(unknown, only=only)]
    if len(unknown) > len(between):
        return [
            say(
                "Between or unsure: {criteria}; not on record: the other {number}.",
                criteria=join_words(between),
                number=len(unknown),
            )
        ]
    criteria = join_words(unknown)
    if len(between) == 1:
        return [
            say(
                "Not on record: {criteria}; between or unsure: {criterion}.",
                criteria=criteria,
                criterion=between[0],
            )
        ]
    return [
        say(
            "Not on record: {criteria}; between or unsure: the other {number}.",
            criteria=criteria,
            number=len(between),
        )
    ]


def _between(between: list[str], *, only: bool) -> list[str]:
    """Say on which criteria a faction is in between; nothing where it is on none."""
    if not between:
        return []
    if len(between) == 1:
        return [say("Between or unsure: {criterion}.", criterion=between[0])]
    if only:
        return [say("Between or unsure: all criteria.")]
    return [say("Between or unsure: the other {number}.", number=len(between))]


def _unknown(unknown: list[str], *, only: bool) -> str:
    """Say on which criteria nothing is on record."""
    if len(unknown) == 1:
        return say("Not on record: {criterion}.", criterion=unknown[0])
    if only:
        return say("Not on record: all criteria.")
    return say("Not on record: the other {number}.", number=len(unknown))


def rival_sentence(camps: Camps, name: str, titles: dict[str, str]) -> str:
    """Say how the rival group would fare on the same criteria."""
    rival = camps.rival
    if rival is None:
        return ""
    known = [row for row in rival.criteria if row.rests_on not in _NOT_ON_RECORD]
    if not known:
        return say(
            "Nothing is on record of {name} on the same criteria; its class says nothing.",
            name=name,
        )
    good = [say("“{title}”", title=titles.get(row.id, row.id)) for row in known if row.above > 0.5]
    spoiler = rival.acceptability["spoiler"]
    places = {"name": name, "share": percent(spoiler), "criteria": join_words(good)}
    if spoiler >= 0.5 and good:
        return say(
            "On the same criteria {name} comes out as spoiler in {share} of draws although it does "
            "well on {criteria}: it fails on its traits, not by its name.",
            **places,
        )
    if spoiler >= 0.5:
        return say(
            "On the same criteria {name} comes out as spoiler in {share} of draws: it fails on its "
            "traits, not by its name.",
            **places,
        )
    if good:
        return say(
            "On the same criteria {name} comes out as spoiler in only {share} of draws although it "
            "does well on {criteria}.",
            **places,
        )
    return say(
        "On the same criteria {name} comes out as spoiler in only {share} of draws.", **places
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
        return say(
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
        return say(
            "No faction changes class by the horizon in 1 % of draws or more, under any option."
        )
    option, faction, most = max(turned, key=lambda row: _changed(row[2]))
    return say(
        "By the horizon contact moves what factions prefer, not what they want. Most often "
        "{faction} changes class under “{option}”: to a better one in {better} of draws, to a "
        "worse one in {worse}.",
        faction=names[faction],
        option=titles[option],
        better=percent(most.better),
        worse=percent(most.worse),
    )


def _changed(one: HorizonClass) -> float:
    return one.better + one.worse
