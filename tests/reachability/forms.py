"""A war of two wings in which any plain option can come first or last, as its facts are."""

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from benchmarks.random_worlds.plans import strategies
from tests.assess.camp_cases import with_settings
from tests.engagement.drawing.small import inputs
from tests.ensemble.planted import example, table, tie
from tests.reachability.valley import number

from detente.assess.worlds.record import FORMS, Form
from detente.case.case import Case
from detente.case.schema.hypotheses import HypothesisSet
from detente.case.schema.options import Strategy
from detente.case.schema.settings import PartnerRule, SharedIssue
from detente.engagement.anchoring.anchor import anchor_case, set_levels
from detente.engagement.course.state_rows import War
from detente.engagement.drawing.batch import draw_batch
from detente.engagement.setup.roles import ends_of
from detente.engagement.task import EngagementTask
from detente.numerics.arrays import Floats
from detente.vocabulary.bindings.defaults import BINDINGS

__all__ = ["DEALS", "WORTH", "Facts", "Found", "found", "war"]

WINGS = ("river-wing", "hill-wing")
WORTH = (0.0, 0.2, 0.35, 0.45, 0.6, 1.0, 0.4, -0.3)  # of the ends of a war, continues first
DEALS = None  # instead of a worth: any deal

_SEED, _ANCHOR = 1, 512
_ERRORS = 2.0


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What holds in the war; everything else is the same in all.

    Parameters
    ----------
    holds : dict of str to str
        Member that is certain, by set of the model.
    binds : dict of str to tuple of float
        PERT of parameters, certain as well.
    consent : str
        Whether the government consents to rounds.
    met, picked : str or None
        Wing in contact on the first day; wing that passes the partner test.
    hardness : tuple of float
        Of both wings.
    balance : float
        Chance of the government if the war is fought to its end.
    rival, drugs : tuple of float, optional
        Stances of both wings on a shared issue; none: it is not shared.
    """

    holds: dict[str, str] = field(default_factory=dict)
    binds: dict[str, tuple[float, float, float]] = field(default_factory=dict)
    consent: str = "yes"
    met: str | None = "river-wing"
    picked: str | None = "river-wing"
    hardness: tuple[float, float] = (0.3, 0.3)
    balance: float = 0.5
    rival: tuple[float, float] | None = None
    drugs: tuple[float, float] | None = None


def war(facts: Facts) -> Case:
    """Return the case of a war."""
    base = example()
    plans = strategies(["northland", "southland", "eastland", "capital"], WINGS[1], facts.consent)
    ties = [tie("r-label", type="label", level=None, date_from="2001-05-01")]
    if facts.met is not None:
        ties.append(tie("r-now", to=facts.met, level="unofficial", date_from="2019-01-01"))
    conflict = base.settings.conflict
    assert conflict is not None
    case = replace(
        base,
        assessments=table(_numbers(facts)),
        supports=table([]),
        hypotheses=table([]),
        events=table([]),
        relations=table(ties),
    )
    return with_settings(
        case,
        horizon_months=36,
        criteria=[],
        partner_rule=PartnerRule.model_validate({"tests": [_TEST]}),
        strategies=[Strategy.model_validate(one) for one in plans if one["id"] in FORMS],
        objectives=[],
        outcomes=None,
        hypotheses=_sets(facts),
        shared_issues=_shared(facts),
        conflict=conflict.model_copy(update={"deal_before": True}),
        contact_record_from=date(2018, 1, 1),
    )


_TEST = {
    "id": "asked",
    "title": "has weight",
    "measure": "variable",
    "variable": "capability",
    "at_least": 50,
}


def _numbers(facts: Facts):
    sure = [number("capital", "balance", facts.balance), number("capital", "pain", 0.7)]
    for name, place in (("capital", 15.0), ("northland", 40.0), *((w, 70.0) for w in WINGS)):
        sure.append(number(name, "war-cost", 0.25))
        for issue in ("power", "ceasefire"):
            sure.append(number(name, "position", place, item=issue))
            sure.append(number(name, "salience", 0.7, item=issue))
    for n, wing in enumerate(WINGS):
        sure.append(number(wing, "hardness", facts.hardness[n]))
        sure.append(number(wing, "capability", 95.0 if wing == facts.picked else 5.0))
        for one, other in ((wing, "capital"), ("capital", wing)):
            sure.append(number(one, "willingness", 0.5, towards=other))
            sure.append(number(one, "trust", 0.4, towards=other))
        for item, stance in (("rival", facts.rival), ("drugs", facts.drugs)):
            if stance is not None:
                sure.append(number(wing, "stance", stance[n], item=item))
    return sure


def _shared(facts: Facts) -> list[SharedIssue]:
    told = {"rival": facts.rival, "drugs": facts.drugs}
    return [
        SharedIssue.model_validate({"id": name, "title": name, "kind": name})
        for name, stance in told.items()
        if stance is not None
    ]


def _sets(facts: Facts) -> list[HypothesisSet]:
    made = [
        {
            "id": name,
            "question": "Which holds?",
            "members": [{"id": m, "title": m, "prior": float(m == member)} for m in BINDINGS[name]],
        }
        for name, member in {"movement": "two", **facts.holds}.items()
    ]
    if facts.binds:
        away = {key: [-1e-6, 0.0, 1e-6] for key in facts.binds}
        bound = {key: [*ends] for key, ends in facts.binds.items()}
        members = (("yes", 1.0, bound), ("no", 0.0, away))
        made.append(
            {
                "id": "planted",
                "question": "Is it so?",
                "members": [
                    {"id": one, "title": one, "prior": prior, "binds": binds}
                    for one, prior, binds in members
                ],
            }
        )
    return [HypothesisSet.model_validate(one) for one in made]


@dataclass(frozen=True)
class Found:
    """What options come to in the same draws.

    Parameters
    ----------
    names : tuple of str
        Options.
    value : array of float, shape (draw, option)
        What each comes to.
    """

    names: tuple[str, ...]
    value: Floats

    def gain(self, one: str, other: str) -> tuple[float, float]:
        """Return the mean gain of an option over another, and its standard error."""
        more = self.value[:, self.names.index(one)] - self.value[:, self.names.index(other)]
        return float(more.mean()), float(more.std() / np.sqrt(more.size))

    def above(self, one: str, other: str) -> bool:
        """Return whether an option is above another by two standard errors."""
        mean, error = self.gain(one, other)
        return mean > _ERRORS * error

    def leads(self, one: Form) -> bool:
        """Return whether an option is above all others."""
        return all(self.above(one, other) for other in self.names if other != one)

    def trails(self, one: Form) -> bool:
        """Return whether all others are above an option."""
        return all(self.above(other, one) for other in self.names if other != one)

    def told(self) -> str:
        """Return the means, for a message."""
        means = self.value.mean(axis=0)
        return ", ".join(f"{n} {x:.4f}" for n, x in zip(self.names, means, strict=True))


def found(case: Case, worth: tuple[float, ...] | None = DEALS, draws: int = 2048) -> Found:
    """Return what each option of a case comes to: any deal, or the worth of the war's end."""
    drawn = draw_batch(inputs(case, draws), ends_of(case))
    set_levels(anchor_case(case, _SEED, _ANCHOR), drawn.batch, drawn.record)
    out = EngagementTask(case, _SEED).simulate(drawn.batch, 0).war
    names = tuple(s.id for s in case.settings.strategies)
    if worth is None:
        return Found(names, (out[:, :, War.ANY_DEAL] > 0.0).astype(float))
    return Found(names, np.array(worth)[out[:, :, War.OUTCOME].astype(int)])
