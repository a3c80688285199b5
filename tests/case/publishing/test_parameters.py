from detente.case.publishing.parameters import parameters_page
from detente.vocabulary.engagement import PARAMETERS


def test_every_parameter_has_a_row():
    page = parameters_page()
    assert all(f"| `{key}` | {one.symbol} |" in page for key, one in PARAMETERS.items())


def test_rows_say_where_values_come_from():
    page = parameters_page()
    assert "from the record; bound by `class`" in page
    assert "from the case, else 0.004; one for each actor" in page
    assert "| `movement` | `two` | reading *two*; `cohesion` PERT(0.4, 0.6, 0.8) |" in page
