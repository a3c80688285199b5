"""Small cases for the drawing of inputs: the shipped example without evidence, changed by row."""

from dataclasses import replace

from tests.ensemble.planted import example, planted, table

from detente.case.case import Case
from detente.case.schema.hypotheses import HypothesisSet
from detente.case.schema.world import Actor
from detente.engagement.setup.inputs import Inputs
from detente.ensemble.claims import Evidence, draw_claims
from detente.ensemble.numbers import Numbers

__all__ = ["actors", "inputs", "sets", "settings", "small", "with_rows"]


def inputs(case: Case, draws: int = 64, first: int = 0, forced=None) -> Inputs:
    """Return the inputs of a range of draws, with seed 1."""
    claims = draw_claims(Evidence(case), 1, first, draws, forced or {})
    return Inputs(Numbers(case, claims, 1, first, draws, forced=forced or {}))


def small(**tables) -> Case:
    """Return the example without evidence, numbers and events, but for the given rows."""
    return planted(**{"assessments": (), "events": (), "precedents": (), **tables})


def settings(case: Case, **changes) -> Case:
    """Return a case with other settings."""
    return replace(case, settings=case.settings.model_copy(update=changes))


def with_rows(case: Case, name: str, *records) -> Case:
    """Return a case with rows added to a table."""
    return replace(case, **{name: table([*case.table(name), *records])})


def actors(case: Case, *changed: dict) -> Case:
    """Return a case with actors changed, or added if the id is new."""
    found = {a.id: a.model_dump() for a in example().actors}
    for one in changed:
        found[one["id"]] = {**found.get(one["id"], {"name": one["id"].title()}), **one}
    return replace(case, actors=table(Actor.model_validate(a) for a in found.values()))


def sets(case: Case, **members: list[dict]) -> Case:
    """Return a case with these sets of hypotheses, their members as likely as each other."""
    made = [
        HypothesisSet.model_validate(
            {
                "id": name.replace("_", "-"),
                "question": "Which?",
                "members": [
                    {"title": "One", "prior": 1.0 / len(given), **member} for member in given
                ],
            }
        )
        for name, given in members.items()
    ]
    return settings(case, hypotheses=made)
