"""Panels of rounds."""

from detente.fitting.attendance.panel import ASKED, COMES, cells_of


def test_features_are_named_in_the_order_of_the_columns(data):
    assert {panel.features.shape[1] for panel in data.asked} == {len(ASKED)}
    assert {panel.features.shape[1] for panel in data.comes} == {len(COMES)}


def test_cells_are_those_that_count(data):
    assert cells_of(data.comes) == 8
    assert cells_of([]) == 0
