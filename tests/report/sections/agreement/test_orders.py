"""What a model depends on besides the numbers is said where it moves something."""

from detente.assess.agreement.record import ModelForecast
from detente.report.sections.agreement.orders import what_else_decides
from detente.runs.result import Interval


def entry(**facts) -> ModelForecast:
    known = {
        "title": "Exchange",
        "traits": ["mean"],
        "variant": None,
        "outcome": Interval(p10=30.0, p50=40.0, p90=50.0),
        "draws": 512,
        "rounds": [],
        "why_not": None,
        **dict.fromkeys(("tied", "cycle", "settled", "deal")),
    }
    return ModelForecast.model_validate({**known, **facts})


def many(low: float, middle: float, high: float) -> Interval:
    return Interval(p10=low, p50=middle, p90=high)


def test_choices_by_the_order_of_the_table_are_counted_and_the_option_named():
    (said,) = what_else_decides({"e": entry(equal_gains=many(4, 9, 17))})
    assert said.startswith("Exchange: in a draw, 9 (4 to 17) choices between exchanges of exactly")
    assert "`--ties 20`" in said


def test_what_other_orders_move_is_said_where_they_were_tried():
    (said,) = what_else_decides({"e": entry(equal_gains=many(4, 9, 17), ordered=many(0, 1.5, 3))})
    assert said.endswith("over other orders the outcome of a draw spans 1.5 (0.0 to 3.0) points.")


def test_no_choice_and_no_outcome_say_nothing():
    assert what_else_decides({"e": entry(equal_gains=many(0, 0, 0))}) == []
    nothing = entry(equal_gains=many(4, 9, 17), outcome=None, why_not="none")
    assert what_else_decides({"e": nothing}) == []


def test_both_ends_of_a_scale_are_shown_where_they_differ():
    turned = entry(mirrored=many(50, 60, 70), turned=0.3)
    (said,) = what_else_decides({"e": turned})
    assert "it gives 60 (50 to 70), not 40 (30 to 50);" in said
    assert what_else_decides({"e": turned.model_copy(update={"turned": 0.01})}) == []
