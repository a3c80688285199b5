"""Kinds of finding about the facts of the war, which the record of other wars is read with."""

from detente.case.findings.kind import Kind

__all__ = ["WarKinds"]


class WarKinds:
    """Each attribute is one kind of finding."""

    war_not_stated = Kind(
        "war-not-stated",
        "info",
        "the case does not state its war, so no number can be set beside the record of other wars",
        "add the block `conflict` with `unit`, `region`, `started` and what else is known",
    )
    war_date = Kind(
        "war-date",
        "error",
        "{value} is {wrong}",
        "correct one of the two dates",
    )
    war_contradiction = Kind(
        "war-contradiction",
        "error",
        "{value} contradicts {other}",
        "correct one of the two",
    )
    war_fact_missing = Kind(
        "war-fact-missing",
        "info",
        "`{fact}` is not stated, so it is drawn as in wars like this one; on wars left out the log "
        "score of {costs}",
        "state it, with the claims behind it under `claims`",
    )
    war_facts_few = Kind(
        "war-facts-few",
        "info",
        "more than half of the facts behind {events} are missing, so the average of all wars is "
        "given",
        "state more of: {facts}",
    )
    war_fact_far = Kind(
        "war-fact-far",
        "info",
        "no war on record had such a value, so the nearest one is used: {value}",
        "check it; if it is right, read the record with caution",
    )
    war_text_fresh = Kind(
        "war-text-fresh",
        "warning",
        "a text was signed within the last year; the record knows only such wars in which fighting "
        "went on afterwards",
        "read the record with caution until fighting has gone on for a quarter",
    )
    war_too_early = Kind(
        "war-too-early",
        "info",
        "the record begins with what was known at the end of {first}, so there is none for this "
        "as-of date",
        "estimate one from the data files, without this war: detente record build --exclude, then "
        "detente record wars",
    )
    war_still_fought = Kind(
        "war-still-fought",
        "error",
        "fighting in the last twelve months without an end by agreement or ceasefire is no quiet "
        "war: {value}",
        "remove `quiet_since`, or state `ended_by`",
    )
