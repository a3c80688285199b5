"""Cases that reach the forms of an answer: two options, one with force, and what force does."""

from dataclasses import replace

from tests.engagement.drawing.small import sets, settings
from tests.ensemble.planted import assessment, example, table
from tests.reachability.valley import aim, binding, comparing

from detente.case.case import Case
from detente.case.schema.evidence import Likelihood
from detente.case.schema.options import Strategy
from detente.case.schema.settings import Asks, Objective
from detente.case.schema.world import RoundPart

__all__ = [
    "CALM",
    "HIT",
    "asks_of_a_stance",
    "asks_of_force",
    "asks_of_rounds",
    "picks_nobody",
]

CLAIMS = tuple(f"C{n}" for n in range(1, 7))
FEWER, MORE = [-0.6, -0.5, -0.4], [0.4, 0.5, 0.6]  # deaths by force, in logs


def option(name: str, invite=("southland",), **levers) -> Strategy:
    """Return an option without contact that holds rounds."""
    rounds = {"every_months": 6, "invite": list(invite), "consent": "yes"}
    known = {"id": name, "title": name.title(), "engage": "none", "level": "none"}
    return Strategy.model_validate({**known, "rounds": rounds, **levers})


CALM, HIT = option("calm", reference=True), option("hit", coerce=1.0)


def objective(metric: str, worst: float, best: float, margin: float) -> Objective:
    direction = "more" if metric == "table_max" or worst < best else "less"
    return Objective.model_validate(
        {
            "metric": metric,
            "worst": worst,
            "best": best,
            "margin": margin,
            "weight": [1.0, 1.0],
            "direction": direction,
            "reason": "A test",
        }
    )


def asks_of_force(
    asked: str, against: str, *, saves=0.5, claims=0, margin=0.01, good=False, clause=None
) -> Case:
    """Return a case that asks of one option, force saving lives or costing them.

    Parameters
    ----------
    asked, against : str
        Options in question and beside it.
    saves : float
        Prior of the hypothesis that force saves lives.
    claims : int
        Claims that say that it does.
    good : bool
        Count deaths as good, so that what is better harms more.
    """
    ends = (-20.0, 20.0) if good else (20.0, -20.0)
    members = [
        {"id": "saves", "prior": saves, "binds": {"force_deaths": MORE if good else FEWER}},
        {"id": "costs", "prior": 1.0 - saves, "binds": {"force_deaths": FEWER if good else MORE}},
    ]
    rows = [
        Likelihood(set="force", hypothesis=name, claim=claim, likelihood=chance)
        for claim in CLAIMS[:claims]
        for name, chance in (("saves", 0.99), ("costs", 0.01))
    ]
    case = replace(sets(example(), force=members), hypotheses=table(rows))
    return settings(
        case,
        strategies=[CALM, HIT],
        objectives=[objective("extra_deaths", *ends, margin)],
        asks=Asks(option=asked, against=[against], clause=clause),
        horizon_months=12,
    )


def asks_of_rounds() -> Case:
    """Return a case valued by seats alone, whose past round a simple rule forecasts better."""
    part = {
        "round": "r0",
        "title": "First",
        "series": "talks",
        "date": "2010-03-01",
        "precision": "day",
        "convenor": "northland",
        "invited": "yes",
    }
    seats = {
        "northland": {"response": "accepted", "role": "host"},
        "southland": {"response": "accepted", "role": "participant", "claims": ["C1"]},
        "capital": {"response": "accepted", "role": "participant", "claims": ["C1"]},
        "eastland": {"response": "declined", "role": "absent", "claims": ["C1"]},
    }
    rounds = [RoundPart.model_validate({**part, "actor": who, **row}) for who, row in seats.items()]
    south = option("south", ("southland",), reference=True)
    east = option("east", ("eastland",))
    return settings(
        replace(example(), rounds=table(rounds)),
        strategies=[south, east],
        objectives=[objective("table_max", 0.0, 2.0, 0.01)],
        asks=Asks(option="south"),
        horizon_months=12,
    )


def picks_nobody() -> Case:
    """Return a case that asks of an option by rule, the rule keeping every faction out."""
    case = asks_of_force("hit", "calm")
    factions = [one.id for one in case.factions()]
    rule = case.settings.partner_rule.model_copy(update={"exclude": factions})
    pick = Strategy.model_validate(
        {"id": "pick", "title": "Pick", "engage": "rule", "level": "open"}
    )
    return settings(
        case,
        strategies=[CALM, pick],
        partner_rule=rule,
        asks=Asks(option="pick", against=["calm"]),
    )


def asks_of_a_stance() -> Case:
    """Return a case valued by drugs alone, where one stance that nobody reported may have any sign.

    Contact lowers the flow with a wing against the trade, and raises it with one in favour.
    """
    case = example()
    rows = [a for a in case.assessments if (a.variable, a.item) != ("stance", "drugs")]
    open_stance = assessment(
        "s-river", -1.0, 0.0, 1.0, subject="river-wing", variable="stance", item="drugs"
    )
    case = binding(replace(case, assessments=table([*rows, open_stance])), q_coop=0.02)
    return settings(
        comparing(case, "none", "unconditional"),
        objectives=[aim("drugs", "less", worst=2.0, best=0.0)],
        asks=Asks(option="unconditional", against=["none"]),
        horizon_months=24,
    )
