"""Parameters of a draw: each prior that kernels read has a row."""

from detente.engagement.course.parameter_rows import Param
from detente.vocabulary.engagement import PARAMETERS

# Priors that are drawn into rows of heads, factions or events, or into other parameters.
ELSEWHERE = {
    *("weight", "withdrawal", "label_hazard", "strength", "voice", "luck"),
    *("perception", "turnover_hazard", "join_rate", "record_deal"),
}


def test_rows_are_numbered_without_gaps():
    assert [int(row) for row in Param] == list(range(len(Param)))


def test_every_prior_has_a_row_or_a_place_elsewhere():
    names = {row.name.lower() for row in Param}
    assert set(PARAMETERS) - names == ELSEWHERE
