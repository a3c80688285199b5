"""Who in the movement can be engaged: classes by both rules, tiers, tests and partners."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.assess.engageable.camp_count import camp_count
from detente.assess.engageable.worked_example import by_hand
from detente.case.case import Case
from detente.case.schema.world import Actor
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.partners import Partners, partners_of, rival_weight
from detente.engagement.setup.sorting import Borders, borders_of, perceived, sort_over_draws, traits
from detente.engagement.task import EngagementTask
from detente.models.sorting.electre.smaa_tri import Acceptability, SmaaTri
from detente.numerics.arrays import Bools, Floats
from detente.runs.statistics import interval, share
from detente.vocabulary.classes import CLASSES

__all__ = ["camps", "issue_inputs"]

_TIERS = ("senior", "mid")
_FEWEST = 3  # leaders of a tier below which its classes are withheld
_TOO_FEW = 30  # draws under a reading below which its weights are not shown


@dataclass(frozen=True)
class _View:
    """What every part of the answer needs."""

    inputs: Inputs
    borders: Borders

    @property
    def case(self) -> Case:
        return self.inputs.case


def camps(case: Case, seed: int = 1, draws: int = 2048) -> dict[str, Any]:
    """Answer who can be engaged, and whether there are camps at all.

    Parameters
    ----------
    case : Case
        The cut case; without criteria there is nothing to sort by.
    seed, draws : int
        Seed and number of draws; the same as a run's give the run's own draws.

    Returns
    -------
    dict
        JSON-ready: ``factions`` (class acceptability by both rules on true traits, and as the
        convenor perceives them; by tier; criteria with claims), ``rival`` (the same for the rival
        group, for comparison), ``camp_count`` beside ``camp_count_prior``, ``partners`` under
        ``all``, ``any``, ``weighted``, ``tests``, ``excluded``, ``rival_weight`` by reading and
        ``issues``. Leaders are inputs; no person is listed.
    """
    inputs = EngagementTask(case, seed).inputs(0, draws)
    found: dict[str, Any] = {"draws": draws, "seed": seed, "factions": {}, "rival": None}
    factions = case.factions()
    if case.settings.criteria and factions:
        view = _View(inputs, borders_of(inputs))
        found["factions"] = _factions(view, factions)
        found["rival"] = _rival(view)
    found |= camp_count(inputs)
    found |= _partners(inputs)
    found["rival_weight"] = _rival_weights(inputs, factions)
    found["rival_presence"] = _rival_presence(inputs)
    found["issues"] = _issues(inputs, factions)
    return found


def _factions(view: _View, factions: list[Actor]) -> dict[str, Any]:
    true = traits(view.inputs, factions)
    by_traits = sort_over_draws(true, view.borders)
    as_seen = sort_over_draws(perceived(view.inputs, factions, true), view.borders)
    names = [c.id for c in view.case.settings.criteria]
    found = {}
    for n, faction in enumerate(factions):
        record = _sorted(view, by_traits, n)
        record["perceived"] = _shares(as_seen.pessimistic, n)
        record["tiers"] = {tier: _tier(view, faction, tier) for tier in _TIERS}
        record["criteria"] = _criteria(view, faction, true[:, n])
        record["claims"] = sorted({c for row in record["criteria"] for c in row["claims"]})
        record["by_hand"] = by_hand(true[:, n], view.borders, names)
        found[faction.id] = record
    return found


def _sorted(view: _View, smaa: SmaaTri, n: int) -> dict[str, Any]:
    """Return the classes of one actor by both rules; acceptability is the cautious rule's."""
    return {
        "acceptability": _shares(smaa.pessimistic, n),
        "pessimistic": _shares(smaa.pessimistic, n),
        "optimistic": _shares(smaa.optimistic, n),
        "error": round(float(smaa.pessimistic.error[n].max()), 6),
        "confidence": round(float(smaa.pessimistic.confidence[n]), 6),
        "entropy": round(float(smaa.pessimistic.entropy[n]), 6),
        "contradiction": round(float(smaa.contradiction[n]), 6),
        "central_weights": {
            name: _weights(view, smaa.pessimistic.central_weight[n, k])
            for k, name in enumerate(CLASSES)
        },
    }


def _weights(view: _View, values: Floats) -> dict[str, float] | None:
    """Return the mean weights behind a class, or None where no draw gives it."""
    if np.isnan(values).any():
        return None
    criteria = view.case.settings.criteria
    return {c.id: round(float(v), 4) for c, v in zip(criteria, values, strict=True)}


def _shares(found: Acceptability, n: int) -> dict[str, float]:
    return {name: round(float(found.share[n, k]), 6) for k, name in enumerate(CLASSES)}


def _tier(view: _View, faction: Actor, tier: str) -> dict[str, Any] | None:
    """Return the mean acceptability of a faction's leaders of one tier, or None without any.

    Only leaders with at least one criterion on record count; their other criteria are unknown.
    With fewer than three leaders the mean would be a verdict on a person: it is withheld.
    """
    criteria = view.case.settings.criteria
    leaders = [
        a
        for a in view.case.leaders(faction.id)
        if a.tier == tier and any(view.inputs.is_known(a.id, "performance", c.id) for c in criteria)
    ]
    if not leaders:
        return None
    if len(leaders) < _FEWEST:
        return {"leaders": len(leaders), "withheld": True}
    smaa = sort_over_draws(traits(view.inputs, leaders), view.borders)
    known = sum(view.inputs.is_known(a.id, "performance", c.id) for a in leaders for c in criteria)
    mean = smaa.pessimistic.share.mean(axis=0)
    return {
        "leaders": len(leaders),
        "withheld": False,
        "criteria_known": round(known / (len(leaders) * len(criteria)), 4),
        **{name: round(float(mean[k]), 6) for k, name in enumerate(CLASSES)},
    }


def _criteria(view: _View, actor: Actor, values: Floats) -> list[dict[str, Any]]:
    """Return, per criterion, the drawn value, where it lies against the borders, and its claims."""
    found = []
    for c, criterion in enumerate(view.case.settings.criteria):
        terms = view.inputs.read_from(actor, criterion.id)
        behind = _behind(view.case, terms, criterion.id)
        sign = -1.0 if criterion.direction == "descending" else 1.0
        lower, upper = (view.borders.profile[:, h, c] for h in (0, 1))
        found.append(
            {
                "id": criterion.id,
                "value": interval(values[:, c]),
                "below": share(sign * values[:, c] < sign * lower),
                "above": share(sign * values[:, c] >= sign * upper),
                "rests_on": _rests_on(view.inputs, terms, criterion.id),
                "read_from_leaders": terms != [actor.id],
                "claims": sorted({claim for _, claims in behind for claim in claims}),
                "reasons": [reason for reason, _ in behind if reason],
            }
        )
    return found


def _behind(case: Case, subjects: list[str], criterion: str) -> list[tuple[str | None, list[str]]]:
    """Return (reason, claims) of the assessments that give a value; leaders' reasons are left out.

    A leader's own words are an input, not an output: only its claims are named.
    """
    found: list[tuple[str | None, list[str]]] = []
    for a in case.assessments:
        if a.subject in subjects and a.variable == "performance" and a.item == criterion:
            claims = [s.claim for s in case.supports if s.assessment == a.id]
            person = case.actors[a.subject].kind == "leader"
            found.append((None if person else a.reason, claims))
    return found


def _rests_on(inputs: Inputs, subjects: list[str], criterion: str) -> str:
    """Return the weakest ground any of the values rests on."""
    kinds = {inputs.origins[f"assessment|{one}|performance|{criterion}"] for one in subjects}
    order = ("assumption", "placeholder", "judgement", "evidence")
    return next(kind for kind in order if kind in kinds)


def _rival(view: _View) -> dict[str, Any] | None:
    """Sort the rival group like a faction: it must fail, or pass, on its own traits."""
    rival = view.case.actors.by_id.get(view.case.settings.rival or "")
    if rival is None:
        return None
    values = traits(view.inputs, [rival])
    record = _sorted(view, sort_over_draws(values, view.borders), 0)
    record["criteria"] = _criteria(view, rival, values[:, 0])
    record["claims"] = sorted({c for row in record["criteria"] for c in row["claims"]})
    return record


def _partners(inputs: Inputs) -> dict[str, Any]:
    """Return the tests passed and who is picked under each way of combining them."""
    rule = inputs.case.settings.partner_rule
    if rule is None:
        return {"partners": {}, "tests": {}, "excluded": []}
    drawn = partners_of(inputs)
    return {
        "partners": {how: _picked(drawn, how) for how in ("all", "any", "weighted")}
        if drawn.passed
        else {},
        "tests": {
            t.id: {
                "title": t.title,
                "claims": t.claims,
                "passed": {
                    f: share(drawn.passed[t.id][:, n]) for n, f in enumerate(drawn.factions)
                },
            }
            for t in rule.tests
            if t.id in drawn.passed
        },
        "excluded": [one for one in rule.exclude if inputs.case.actors[one].kind != "leader"],
        "combine": rule.combine,
    }


def _picked(drawn: Partners, how: str) -> dict[str, float]:
    picked = drawn.picked(how)
    return {f: share(picked[:, n]) for n, f in enumerate(drawn.factions)}


def _rival_weights(inputs: Inputs, factions: list[Actor]) -> dict[str, Any]:
    """Return each faction's weight where the rival is, in all draws and under each reading."""
    case = inputs.case
    if case.settings.rival is None or not len(case.regions):
        return {}
    weights = {f.id: rival_weight(inputs, f.id) for f in factions}
    found: dict[str, Any] = {"all": {f: interval(w) for f, w in weights.items()}}
    for reading, here in _readings(inputs).items():
        found[reading] = {f: interval(w[here]) for f, w in weights.items()}
    return found


def _readings(inputs: Inputs) -> dict[str, Bools]:
    """Return the draws in which each reading of presence holds, where there are enough."""
    named = {p.reading for p in inputs.case.presence if p.reading}
    found = {}
    for rivals in inputs.case.settings.hypotheses:
        if not named & {m.id for m in rivals.members}:
            continue
        for k, member in enumerate(rivals.members):
            here = np.asarray(inputs.claims.hypotheses[rivals.id] == k)
            if int(here.sum()) >= _TOO_FEW:
                found[member.id] = here
    return found


def _rival_presence(inputs: Inputs) -> dict[str, Any]:
    """Return where the rival group is, by reading, with the tiles of the map."""
    case = inputs.case
    rival = case.settings.rival
    if rival is None or not len(case.regions):
        return {}
    drawn = {r.id: inputs.numbers.presence(rival, r.id) for r in case.regions}
    readings = _readings(inputs) or {"as recorded": np.ones(inputs.numbers.count, dtype=np.bool_)}
    return {
        "tiles": {r.id: {"name": r.name, "row": r.row, "col": r.col} for r in case.regions},
        "readings": {
            reading: {
                region: round(float(np.quantile(values[here], 0.5)), 4)
                for region, values in drawn.items()
            }
            for reading, here in readings.items()
        },
    }


def issue_inputs(case: Case) -> dict[str, tuple[str, str]]:
    """Return the variable, and towards whom, that each issue of working together is read from."""
    return {
        "against drugs": ("stance-drugs", ""),
        "against the rival group": ("stance-rival", ""),
        "talks with the government": ("willingness", f">{case.settings.government}"),
    }


def _issues(inputs: Inputs, factions: list[Actor]) -> dict[str, Any]:
    """Return how far each faction would work together on one issue, whatever its class."""
    found: dict[str, Any] = {}
    for title, (variable, towards) in issue_inputs(inputs.case).items():
        found[title] = {}
        for f in factions:
            values = inputs.number(f.id + towards, variable)
            rests_on = inputs.origins[f"assessment|{f.id}{towards}|{variable}|"]
            found[title][f.id] = {"value": interval(values), "rests_on": rests_on}
    return found
