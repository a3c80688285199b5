"""Sentences on stages, contacts, standing, claims, inputs and limits, computed again."""

import re
from collections import Counter
from collections.abc import Iterator
from math import comb

import numpy as np
from tests.docs.smallest.made import DRAWS, from_to, joined, made, percent

from detente.assess.asked.rules import CLEAR, RIVAL

KINDS = {"war-cost": "cost of war"}
CHIP = r'<a class="chip" href="#claim-(\w+)"'
HEADING = r"<h2 id=\"[\w-]+\">(\d+)\. "


def reached(option: str) -> dict[str, np.ndarray]:
    """Return the draws that reach each stage that the case has, by its definition."""
    rise = [made().drawn(option, f"trust_rise.{one}") for one in made().factions]
    return {
        "trust": np.max(rise, axis=0) > 0,
        "table": made().drawn(option, "first_talk") > 0,
        "deal": made().drawn(option, "signed") > 0,
        "held": made().drawn(option, "held") > 0,
    }


def lost() -> Iterator[str]:
    """At which stage most draws are lost, each stage after all before it."""
    shares = []
    for option in made().options:
        before, by_stage = np.ones(DRAWS, dtype=bool), {}
        for stage, found in reached(option).items():
            by_stage[stage] = float((before & ~found).mean())
            before &= found
        assert max(by_stage, key=by_stage.get) == "trust"
        shares.append(by_stage["trust"])
    titles = " and ".join(f"“{one}”" for one in made().titles().values())
    yield (
        f"Taken in this order, most draws are lost at trust under {titles} "
        f"({from_to(shares)} of all draws)."
    )


def skipped() -> Iterator[str]:
    """Draws with a deal and without one of the stages before it."""
    by_option = [reached(option) for option in made().options]
    deals = sum(one["deal"].sum() for one in by_option)
    some = sum((one["deal"] & ~(one["trust"] & one["table"])).sum() for one in by_option)
    yield (
        f"No stage is needed for the next: of the draws with a deal, {percent(some / deals)} had "
        "skipped at least one."
    )


def rounds_on_record() -> Iterator[str]:
    """Rounds of the case, with the seats taken."""
    rounds = {part.round: part.date for part in made().run.case.rounds}
    came = sum(part.response == "accepted" for part in made().run.case.rounds)
    assert not made().run.case.relations
    yield f"{len(rounds)} round is on record, and no dated contact or label"
    yield f"First round, {rounds['first']:%-d %B %Y}: {came} seats."


def places() -> Iterator[str]:
    """Middles over draws of the convenor's place in the network; no other power could host."""
    standing = made().run.summary.standing
    assert len(made().run.case.powers()) == 1
    groups = len(made().factions) + 1  # and the government
    said = []
    for measure, words in (
        ("liaison", "pairs of groups that it alone links"),
        ("betweenness", "shortest paths through it"),
    ):
        by_option = [standing.strategies[o][measure] for o in made().options]
        now, moved = ([getattr(one, n).p50 for one in by_option] for n in ("now", "change"))
        assert now[0] == 0.0  # without contact it links nobody
        assert now[1] == comb(groups, 2)  # in most draws these meet nowhere but at its table
        said.append(f"{words} {now[0]:.0f} to {now[1]:.0f} ({moved[0]:.0f} to {moved[1]:+.0f})")
    yield (
        "Places in the network of talks and contacts at the horizon, over all options (change "
        f"since before the talks): {'; '.join(said)}."
    )
    yield f"Middle of the first {standing.draws} draws."


def cited() -> dict[str, list[str]]:
    """Return by claim the numbers of the sections in which a chip names it."""
    found: dict[str, list[str]] = {}
    section = "0"
    for number, claim in re.findall(f"{HEADING}|{CHIP}", made().page):
        section = number or section
        if claim and section not in found.setdefault(claim, []):
            found[claim].append(section)
    return found


def claims() -> Iterator[str]:
    """Claims that the report cites, with their grade and where they are cited."""
    case, where = made().run.case, cited()
    sources = {one.id: one for one in case.sources}
    numbers = {name: n for n, name in enumerate(dict.fromkeys(c.source for c in case.claims), 1)}
    for one in case.claims:
        grade = f"{sources[one.source].reliability}{one.credibility}"
        back = " ".join(f"↑{number}" for number in where[one.id])
        yield f"{one.id} {grade} {one.text} [{numbers[one.source]}] {back}"
    yield f"{len(where)} of {len(case.claims)} claims carry this report."


def sources() -> Iterator[str]:
    """The sources of the case."""
    case = made().run.case
    for one in case.sources:
        yield f"{one.publisher}, {one.date:%Y-%m-%d} (read {one.seen})"


def inputs() -> Iterator[str]:
    """Numbers, parameters and choices among the drawn columns, by what the case has of them."""
    case = made().run.case
    supported = {one.assessment for one in case.supports}
    given = {
        f"{a.subject}|{a.variable}|{a.item or ''}": a.id in supported for a in case.assessments
    }
    assert not any(one.object for one in case.assessments)
    assert not any(one.claims for one in (*case.factions(), *case.settings.issues))
    ground, stand_ins = Counter(), Counter()
    for name in sorted(made().run.rows.inputs):
        kind, _, rest = name.partition("|")
        if kind == "assessment":
            known = given.get(rest)
            ground["judgement" if known is False else "evidence" if known else "assumption"] += 1
            if known is None:
                stand_ins[rest.split("|")[1]] += 1
        elif kind in ("strength", "weight") or rest.startswith("status-quo-"):
            ground["judgement"] += 1  # which the case states without a claim
        elif kind in ("parameter", "choice"):
            ground["assumption"] += 1
    yield (
        f"Of {sum(ground.values())} inputs of this run, {ground['evidence']} rest on evidence, "
        f"{ground['judgement']} on judgement and {ground['assumption']} on assumptions of the "
        "model."
    )
    kinds = [f"{KINDS.get(name, name)} {many}" for name, many in stand_ins.most_common()]
    yield (
        f"Stand-ins of the model, for numbers nobody assessed: {stand_ins.total()}, by variable "
        f"{joined(kinds)}."
    )


def thresholds() -> Iterator[str]:
    """The two thresholds of the answer, as the rules have them."""
    yield (
        "Thresholds of the answer are judgement: an option wins if it is better by more than the "
        f"margin in {percent(CLEAR)} of draws; a rival reading counts from {percent(RIVAL)}."
    )


def unread() -> Iterator[str]:
    """How many sources of the case were not read whole."""
    found = [one.seen != "whole" for one in made().run.case.sources]
    yield f"{sum(found)} of {len(found)} sources were not read whole."


def page_facts() -> Iterator[str]:
    """Handling, date, horizon and digest of the case."""
    case, settings = made().run.case, made().run.case.settings
    yield (
        f"{settings.handling} not for targeting as of {case.as_of:%-d %B %Y} "
        f"{settings.horizon_months} months ahead case {case.digest[:8]}"
    )


def inner_facts() -> Iterator[str]:
    """Draws, seed and version of the run, and the digest of its case."""
    known, settings = made().run.facts, made().run.case.settings
    assert len(settings.question.split()) <= 25  # page one has all of it, so it is not said again
    yield (
        f"{settings.title} · {known.draws} draws, seed {known.seed} · case "
        f"{made().run.case.digest[:12]} · détente {known.detente}"
    )


def digest() -> Iterator[str]:
    """The digest of the case."""
    yield f"Case digest {made().run.case.digest}."


def terms() -> Iterator[str]:
    """How many terms are defined."""
    yield f"{len(DEFINED)} words have one meaning throughout."


DEFINED = (*("draw", "claim", "origin", "class", "spoiler", "hold-out", "standing", "record"),)
STAGES = (lost, skipped)
CONTACTS = (rounds_on_record,)
STANDING = (places,)
INPUTS = (inputs, thresholds)
