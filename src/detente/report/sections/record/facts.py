"""Say which facts of a war the record was read by."""

from collections.abc import Sequence

from detente.assess.record.record import WarsLikeThis
from detente.report.messages.say import count, mark, say
from detente.report.words import join_words

__all__ = ["facts_sentence"]

_FACT_WORDS = {
    "region": mark("region"),
    "started": mark("start of the war"),
    "episode_started": mark("start of this episode"),
    "issue": mark("what is fought over"),
    "troops_for_government": mark("foreign troops for the government"),
    "troops_for_rebels": mark("foreign troops for the movement"),
    "intensity": mark("intensity"),
    "groups": mark("number of movements"),
    "earlier_episode": mark("an earlier episode"),
    "deal_before": mark("an earlier deal"),
    "text_last_3": mark("a text in three years"),
    "deal_elsewhere_5": mark("a deal with another movement"),
    "deal_failed": mark("a deal that ended"),
}
_VALUES = {
    "europe": mark("Europe"),
    "middle_east": mark("Middle East"),
    "asia": mark("Asia"),
    "africa": mark("Africa"),
    "americas": mark("Americas"),
    "government": mark("government"),
    "territory": mark("territory"),
    "minor": mark("minor"),
    "war": mark("war"),
}
_HOLDS, _FAILS = "yes", "no"
_ESTIMATED = {
    None: mark("Estimated from wars to {year}."),
    True: mark("Estimated from wars to {year}, the past of this war among them."),
    False: mark("Estimated from wars to {year}, this war not among them."),
}


def facts_sentence(record: WarsLikeThis, *, whole: bool = True) -> str:
    """Say which facts were used, which are missing, and when the estimates end.

    Parameters
    ----------
    record : WarsLikeThis
        What became of wars like this one.
    whole : bool
        Whether each fact used is named, or they are counted.
    """
    if record.unit is None or record.until is None or record.why_none == "too-long":
        return ""
    sentences = [
        _used(record) if whole or not record.facts else _number_used(record),
        _listed(
            mark("Outside the wars on record, so moved to their range: {facts}."),
            [key for key, fact in record.facts.items() if fact.moved],
        ),
        _listed(mark("Missing: {facts}."), record.missing),
        say(_ESTIMATED[record.own_past], year=record.until),
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _listed(message: str, facts: Sequence[str]) -> str:
    """Say a message about some facts; nothing without any."""
    return say(message, facts=join_words([say(_FACT_WORDS[key]) for key in facts])) if facts else ""


def _used(record: WarsLikeThis) -> str:
    """Say which facts were used, those that do not hold last."""
    used = [_fact(key, fact.value) for key, fact in record.facts.items() if fact.value != _FAILS]
    failing = [say(_FACT_WORDS[key]) for key, one in record.facts.items() if one.value == _FAILS]
    if not used:
        return "" if record.why_none or record.quiet else say("No fact is stated.")
    if not failing:
        return say("Facts used: {facts}.", facts=join_words(used))
    return say(
        "Facts used: {facts}; without {others}.",
        facts=join_words(used),
        others=join_words(failing),
    )


def _number_used(record: WarsLikeThis) -> str:
    return count(
        len(record.facts),
        "The record is read by {number} fact of this war.",
        "The record is read by {number} facts of this war.",
    )


def _fact(key: str, value: str) -> str:
    """Return a fact, with its value unless that is that it holds."""
    fact = say(_FACT_WORDS[key])
    if value == _HOLDS:
        return fact
    return say(
        "{fact} ({value})", fact=fact, value=say(_VALUES[value]) if value in _VALUES else value
    )
