"""The models of sorting declare the same arrays, with or without draws of their own."""

from detente.models.index import MODELS
from detente.models.sorting.electre.arrays import BORDERS, acceptability, sorting_inputs
from detente.models.sorting.electre.smaa_tri import Acceptability


def test_all_three_models_take_the_same_names():
    names = [MODELS[f"sorting.{n}"].inputs for n in ("electre_tri_b", "electre_tri_c", "smaa_tri")]
    assert names[0] == names[1] == names[2]
    assert names[0][-1] == "descending"


def test_the_lead_replaces_the_first_dimension_of_all_but_the_last():
    plain, drawn = sorting_inputs(BORDERS), sorting_inputs(BORDERS, "draw?")
    assert all(one.broadcasts for one in plain[:-1])
    assert not any(one.broadcasts for one in drawn)
    assert [one.dims[1:] for one in plain[:-1]] == [one.dims[1:] for one in drawn[:-1]]
    assert plain[-1] == drawn[-1]
    assert plain[1] == BORDERS


def test_each_field_of_a_rule_is_declared():
    found = acceptability("pessimistic")
    assert [one.name for one in found] == [f"pessimistic.{n}" for n in Acceptability._fields]
    assert all("the pessimistic rule" in one.meaning for one in found)
