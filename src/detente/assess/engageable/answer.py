"""Report which factions can be engaged: classes by both rules, tiers, tests and partners."""

from dataclasses import dataclass
from typing import get_args

import numpy as np

from detente.assess.engageable.camp_count import camp_count, leaders_read
from detente.assess.engageable.issues import rests_on, shared_stances
from detente.assess.engageable.record import (
    Block,
    BlockStanding,
    Camps,
    CriterionValue,
    PassedTest,
    RivalPresence,
    SortedActor,
    SortedFaction,
    Tier,
    TierClasses,
    Tile,
)
from detente.assess.engageable.tier_blocks import blocks_of
from detente.assess.engageable.worked_example import by_hand
from detente.case.case import Case
from detente.case.course.factions import factions_of
from detente.case.schema.hypotheses import HypothesisSet
from detente.case.schema.settings import Combination
from detente.case.schema.world import Actor, Assessment
from detente.engagement.drawing.partners import Partners, partners_of, picked, rival_weight
from detente.engagement.setup.inputs import Inputs
from detente.engagement.setup.sorting import Borders, borders_of, perceived, sort_over_draws, traits
from detente.engagement.task import EngagementTask
from detente.models.sorting.electre.smaa_tri import Acceptability, SmaaTri
from detente.numerics.arrays import Bools, Floats
from detente.runs.result import Interval
from detente.runs.statistics import interval, rounded, share
from detente.vocabulary.classes import CLASSES, Class
from detente.vocabulary.input_key import InputKey

__all__ = ["camps", "sets_of_readings", "tier_leaders"]

_COMBINATIONS: tuple[Combination, ...] = get_args(Combination)
_TIERS: tuple[Tier, ...] = get_args(Tier)
_FEWEST = 3  # fewest leaders of a tier for its classes to be shown
_TOO_FEW = 30  # fewest draws under a reading for its weights to be shown


@dataclass(frozen=True)
class _View:
    """Inputs and class borders that every part of the answer uses."""

    inputs: Inputs
    borders: Borders

    @property
    def case(self) -> Case:
        return self.inputs.case


def camps(case: Case, seed: int = 1, draws: int = 2048) -> Camps:
    """Return which factions can be engaged, and the number of camps.

    Leaders are inputs; no person is listed.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date; without criteria, nothing is sorted.
    seed, draws : int
        Seed and number of draws; with those of a run, the draws are those of the run.
    """
    inputs = EngagementTask(case, seed).inputs(0, draws)
    factions = case.factions()
    rule = case.settings.partner_rule
    drawn = partners_of(inputs) if rule else None
    view = _View(inputs, borders_of(inputs)) if case.settings.criteria and factions else None
    tiers = _movement_tiers(view) if view else dict.fromkeys(_TIERS)
    return Camps(
        **dict(camp_count(inputs)),
        draws=draws,
        seed=seed,
        factions=_factions(view, factions) if view else {},
        tiers=tiers,
        tier_gap=_tier_gap(tiers),
        tier_blocks=_tier_blocks(view, tiers) if view else {},
        rival=_rival(view) if view else None,
        partners=_partners(case, drawn) if drawn else {},
        tests=_tests(case, drawn) if drawn else {},
        excluded=[a for a in rule.exclude if case.actors[a].kind != "leader"] if rule else [],
        combine=rule.combine if rule else None,
        unknown=rule.unknown if rule else None,
        rival_weight=_rival_weights(inputs, factions),
        rival_presence=_rival_presence(inputs),
        issues=shared_stances(inputs, factions),
    )


def _factions(view: _View, factions: list[Actor]) -> dict[str, SortedFaction]:
    true = traits(view.inputs, factions)
    by_traits = sort_over_draws(true, view.borders)
    as_seen = sort_over_draws(perceived(view.inputs, factions, true), view.borders)
    names = [c.id for c in view.case.settings.criteria]
    shown = {tier: _factions_shown(view, tier) for tier in _TIERS}
    answer = {}
    for n, faction in enumerate(factions):
        sorted_ = _sorted(view, by_traits, n, _criteria(view, faction, true[:, n]))
        answer[faction.id] = SortedFaction(
            **dict(sorted_),
            perceived=_shares(as_seen.pessimistic, n),
            tiers={
                tier: _tier(
                    view,
                    tier_leaders(view.inputs, tier, faction.id),
                    shown=faction.id in shown[tier],
                )
                for tier in _TIERS
            },
            by_hand=by_hand(true[:, n], view.borders, names),
        )
    return answer


def _sorted(view: _View, smaa: SmaaTri, n: int, criteria: list[CriterionValue]) -> SortedActor:
    """Return the classes of one actor by both rules; acceptability uses the cautious rule."""
    cautious = smaa.pessimistic
    return SortedActor(
        acceptability=_shares(cautious, n),
        pessimistic=_shares(cautious, n),
        optimistic=_shares(smaa.optimistic, n),
        error=rounded(cautious.error[n].max()),
        confidence=rounded(cautious.confidence[n]),
        entropy=rounded(cautious.entropy[n]),
        contradiction=rounded(smaa.contradiction[n]),
        central_weights={
            name: _weights(view, cautious.central_weight[n, k]) for k, name in enumerate(CLASSES)
        },
        criteria=criteria,
        claims=sorted({claim for row in criteria for claim in row.claims}),
    )


def _weights(view: _View, values: Floats) -> dict[str, float] | None:
    """Return the mean weights behind a class, or None if no draw gives it."""
    if np.isnan(values).any():
        return None
    criteria = view.case.settings.criteria
    return {c.id: round(float(v), 4) for c, v in zip(criteria, values, strict=True)}


def _shares(drawn: Acceptability, n: int) -> dict[Class, float]:
    return {name: rounded(drawn.share[n, k]) for k, name in enumerate(CLASSES)}


def _factions_shown(view: _View, tier: Tier) -> set[str]:
    """Return the factions whose leaders of a tier may be shown as a mean.

    A faction needs three leaders of the tier. The smallest one is withheld as well where the
    movement's mean less the factions shown would be the mean of one or two leaders.
    """
    counts = {f.id: len(tier_leaders(view.inputs, tier, f.id)) for f in view.case.factions()}
    shown = {f for f, count in counts.items() if count >= _FEWEST}
    rest = sum(count for f, count in counts.items() if f not in shown)
    if shown and 0 < rest < _FEWEST:
        shown.remove(min(shown, key=lambda f: (counts[f], f)))
    return shown


def _tier(view: _View, leaders: list[Actor], *, shown: bool) -> TierClasses | None:
    """Return the mean acceptability of the leaders of one tier, or None without leaders.

    It is withheld unless ``shown``: it would be a judgement on a person.
    """
    if not leaders:
        return None
    if not shown:
        return TierClasses(
            leaders=len(leaders),
            withheld=True,
            criteria_known=None,
            spoiler=None,
            ambivalent=None,
            engageable=None,
        )
    criteria = view.case.settings.criteria
    smaa = sort_over_draws(traits(view.inputs, leaders), view.borders)
    known = sum(view.inputs.is_known(a.id, "performance", c.id) for a in leaders for c in criteria)
    spoiler, ambivalent, engageable = smaa.pessimistic.share.mean(axis=0)
    return TierClasses(
        leaders=len(leaders),
        withheld=False,
        criteria_known=round(known / (len(leaders) * len(criteria)), 4),
        spoiler=rounded(spoiler),
        ambivalent=rounded(ambivalent),
        engageable=rounded(engageable),
    )


def _movement_tiers(view: _View) -> dict[Tier, TierClasses | None]:
    """Return the classes of all leaders of each tier, whatever their faction."""
    leaders = {tier: tier_leaders(view.inputs, tier) for tier in _TIERS}
    return {t: _tier(view, some, shown=len(some) >= _FEWEST) for t, some in leaders.items()}


def _tier_gap(tiers: dict[Tier, TierClasses | None]) -> dict[Class, float] | None:
    """Return the shares of the senior leaders less those of the mid-level leaders."""
    senior, mid = tiers["senior"], tiers["mid"]
    if senior is None or mid is None or senior.withheld or mid.withheld:
        return None
    return {k: rounded(getattr(senior, k) - getattr(mid, k)) for k in CLASSES}


def _tier_blocks(
    view: _View, tiers: dict[Tier, TierClasses | None]
) -> dict[Tier, dict[Block, BlockStanding]]:
    """Return interests and preferences of the tiers that are shown."""
    return {
        tier: blocks_of(view.inputs, view.borders, tier_leaders(view.inputs, tier))
        for tier, classes in tiers.items()
        if classes is not None and not classes.withheld
    }


def tier_leaders(inputs: Inputs, tier: str, faction: str | None = None) -> list[Actor]:
    """Return the leaders of one tier with a criterion on record, of a faction or of all."""
    return [a for a in leaders_read(inputs) if faction in {a.parent, None} and a.tier == tier]


def _criteria(view: _View, actor: Actor, values: Floats) -> list[CriterionValue]:
    """Return the drawn value, its position relative to the borders and its claims, by criterion."""
    rows = []
    for c, criterion in enumerate(view.case.settings.criteria):
        subjects = view.inputs.read_from(actor, criterion.id)
        behind = _behind(view.case, subjects, criterion.id)
        sign = -1.0 if criterion.direction == "descending" else 1.0
        lower, upper = (view.borders.profile[:, h, c] for h in (0, 1))
        keys = [InputKey.assessment(s, "performance", criterion.id) for s in subjects]
        rows.append(
            CriterionValue(
                id=criterion.id,
                value=interval(values[:, c]),
                below=share(sign * values[:, c] < sign * lower),
                above=share(sign * values[:, c] >= sign * upper),
                rests_on=rests_on(view.inputs, keys),
                read_from_leaders=subjects != [actor.id],
                claims=_claims(view.case, behind),
                reasons=_reasons(view.case, behind),
            )
        )
    return rows


def _behind(case: Case, subjects: list[str], criterion: str) -> list[Assessment]:
    """Return the assessments that a value is read from."""
    return [
        a
        for a in case.assessments
        if a.subject in subjects and a.variable == "performance" and a.item == criterion
    ]


def _claims(case: Case, behind: list[Assessment]) -> list[str]:
    numbers = {a.id for a in behind}
    return sorted({s.claim for s in case.supports if s.assessment in numbers and s.moves})


def _reasons(case: Case, behind: list[Assessment]) -> list[str]:
    """Return the reasons of assessments of organisations; those of leaders are not shown."""
    return [a.reason for a in behind if a.reason and case.actors[a.subject].kind != "leader"]


def _rival(view: _View) -> SortedActor | None:
    """Sort the rival group by its own traits, with the same rules as a faction."""
    rival = view.case.actors.by_id.get(view.case.settings.rival or "")
    if rival is None:
        return None
    values = traits(view.inputs, [rival])
    smaa = sort_over_draws(values, view.borders)
    return _sorted(view, smaa, 0, _criteria(view, rival, values[:, 0]))


def _partners(case: Case, drawn: Partners) -> dict[Combination, dict[str, float]]:
    """Return how often each faction is chosen, by each way of combining the tests."""
    rule = case.settings.partner_rule
    if not drawn.passes or rule is None:
        return {}
    kept_out = np.array([wing.kept_out for wing in factions_of(case)])
    return {
        how: _by_faction(case, picked(drawn, rule, how)[0] & ~kept_out) for how in _COMBINATIONS
    }


def _tests(case: Case, drawn: Partners) -> dict[str, PassedTest]:
    """Return how often each faction passes each test, and how often too little is known."""
    rule = case.settings.partner_rule
    return {
        t.id: PassedTest(
            title=t.title,
            claims=t.claims,
            passed=_by_faction(case, drawn.passes[t.id]),
            unknown=_by_faction(case, drawn.unknown[t.id]),
        )
        for t in (rule.tests if rule else [])
        if t.id in drawn.passes
    }


def _by_faction(case: Case, flags: Bools) -> dict[str, float]:
    """Return the share of draws by faction of the movement."""
    return {
        wing.actor.id: share(flags[:, n])
        for n, wing in enumerate(factions_of(case))
        if wing.side == "movement"
    }


def _rival_weights(inputs: Inputs, factions: list[Actor]) -> dict[str, dict[str, Interval | None]]:
    """Return each faction's influence where the rival is, in all draws and under each reading."""
    case = inputs.case
    if case.settings.rival is None or not len(case.regions):
        return {}
    weights = {f.id: rival_weight(inputs, f.id) for f in factions}
    return {
        "all": {f: interval(w) for f, w in weights.items()},
        **{
            reading: {f: interval(w[holds]) for f, w in weights.items()}
            for reading, holds in _readings(inputs).items()
        },
    }


def _readings(inputs: Inputs) -> dict[str, Bools]:
    """Return the draws in which each reading of presence is true, if there are at least 30."""
    drawn = {}
    for rivals in sets_of_readings(inputs.case):
        for k, member in enumerate(rivals.members):
            holds = np.asarray(inputs.claims.hypotheses[rivals.id] == k)
            if int(holds.sum()) >= _TOO_FEW:
                drawn[member.id] = holds
    return drawn


def sets_of_readings(case: Case) -> list[HypothesisSet]:
    """Return the sets of hypotheses with at least one member that is a reading of presence."""
    named = {p.reading for p in case.presence if p.reading}
    return [s for s in case.settings.hypotheses if named & {m.id for m in s.members}]


def _rival_presence(inputs: Inputs) -> RivalPresence | None:
    """Return the rival group's presence by reading, with the tiles of the map."""
    case = inputs.case
    rival = case.settings.rival
    if rival is None or not len(case.regions):
        return None
    drawn = {r.id: inputs.numbers.presence(rival, r.id) for r in case.regions}
    readings = _readings(inputs) or {"as recorded": np.ones(inputs.numbers.count, dtype=np.bool_)}
    return RivalPresence(
        tiles={r.id: Tile(name=r.name, row=r.row, col=r.col) for r in case.regions},
        readings={
            reading: {
                region: round(float(np.quantile(values[holds], 0.5)), 4)
                for region, values in drawn.items()
            }
            for reading, holds in readings.items()
        },
    )
