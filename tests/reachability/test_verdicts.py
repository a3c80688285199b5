"""Every verdict on selective engagement can come out; none is built in."""

from dataclasses import replace

from tests.assess.camp_cases import with_assessments, with_settings
from tests.ensemble.planted import table
from tests.reachability.valley import (
    aim,
    binding,
    comparing,
    number,
    ranked,
    reading,
    run,
    stances,
    valley,
)

from detente.case.case import Case

FLOW = aim("drugs", "less", worst=2.0, best=0.0)
THREE = ("none", "selective", "unconditional")


def against_drugs(effect: float) -> Case:
    """Only the river wing works against drugs; what it does lowers the flow by ``effect``."""
    case = stances(reading(valley(), "many"), river=0.9, hill=-0.9)
    return with_settings(binding(case, q_coop=effect), objectives=[FLOW])


def test_selective_engagement_is_best_where_one_wing_helps_and_the_other_quarrels():
    found = ranked(comparing(against_drugs(0.02), *THREE))
    assert found.order[0] == "selective"
    assert found.top == ["selective"]


def test_selective_engagement_is_worst_where_cooperation_backfires():
    found = ranked(comparing(against_drugs(-0.02), *THREE))
    assert found.order[-1] == "selective"
    assert "selective" not in found.top


def splitting(effect: float) -> Case:
    """Many bands, some met and some not, and only splits count."""
    case = with_settings(
        reading(valley(), "two"), objectives=[aim("splits", "less", worst=2.0, best=0.0)]
    )
    return binding(case, split_by=effect)


def test_selective_engagement_is_worst_where_it_pulls_camps_apart():
    found = ranked(comparing(joined_camps(splitting(3.0)), *THREE))
    assert found.order[-1] == "selective"


def test_selective_engagement_is_best_where_uneven_contact_holds_camps_together():
    found = ranked(comparing(joined_camps(splitting(-3.0)), *THREE))
    assert found.order[0] == "selective"


def joined_camps(case: Case) -> Case:
    """Return the case as one movement, so that both wings are members of one group."""
    return reading(case, "one")


def test_selective_engagement_is_indifferent_where_nobody_is_picked_and_nothing_moves():
    """Nobody passes the tests, so that selective engagement is no contact."""
    hopeless = with_assessments(
        valley(),
        [
            number("river-wing", "stance", -1.0, item="drugs"),
            number("hill-wing", "stance", -1.0, item="drugs"),
        ],
    )
    quiet = [s.model_copy(update={"rounds": None}) for s in hopeless.settings.strategies]
    case = with_settings(
        hopeless, objectives=[aim("splits", "less", worst=2.0, best=0.0)], strategies=quiet
    )
    found = ranked(comparing(case, "none", "selective"))
    assert found.empty == {"selective": 1.0}  # so it is not ranked
    assert found.strategies["none"].mean == found.strategies["selective"].mean


def pressed(press: float) -> Case:
    """Return the case over ten years with pressure on the hold-out, whose effect is sure."""
    case = binding(valley(), press=press)
    plans = [
        s.model_copy(update={"press_holdout": 1.0 if s.id == "unconditional" else 0.0})
        for s in case.settings.strategies
    ]
    return comparing(
        with_settings(case, horizon_months=120, strategies=plans), "none", "unconditional"
    )


def opened(case: Case, option: str) -> float:
    """Return in how many draws the hold-out opens contact."""
    return float((run(case, 512).output(option, "holdout_contact") > 0).mean())


def test_pressure_brings_the_hold_out_round_or_keeps_it_away():
    helped, hindered = pressed(3.0), pressed(-3.0)
    assert opened(helped, "unconditional") > opened(helped, "none") + 0.02
    assert opened(hindered, "unconditional") < opened(hindered, "none") - 0.02


def test_without_any_contact_on_record_the_hold_out_may_or_may_not_come():
    bare = replace(pressed(0.0), relations=table([]))
    assert 0.0 < opened(bare, "none") < 1.0
