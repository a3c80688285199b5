from detente.case.publishing.parameters import parameters_page, shown
from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.parameter import normal, pert, positive_normal


def test_every_parameter_has_a_row():
    page = parameters_page()
    assert all(f"| `{key}` | {one.symbol} |" in page for key, one in PARAMETERS.items())


def test_rows_say_where_values_come_from():
    page = parameters_page()
    assert "from the record; bound by `class`" in page
    assert "from the case, else 0.004; one for each actor" in page
    assert "| `movement` | `two` | reading *two*; `cohesion` PERT(0.4, 0.6, 0.8) |" in page


def test_priors_in_words():
    assert shown(pert(0.0, 0.5, 1.0)) == "PERT(0, 0.5, 1)"
    assert shown(normal(-0.05, 0.45)) == "normal(-0.05, 0.45)"
    assert shown(positive_normal(2.2, 0.7)) == "normal above 0(2.2, 0.7)"
