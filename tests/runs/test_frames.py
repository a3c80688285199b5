"""Columns of a run as tables and trees with named dimensions."""

import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.assess.open_run import Run
from detente.assess.run import run
from detente.errors import UnknownNameError
from detente.models.labelled import MissingExtraError
from detente.runs.frames import to_datatree, to_frame

pytest.importorskip("pandas", reason="pandas is an extra (notebook)")
xarray = pytest.importorskip("xarray", reason="xarray is an extra (notebook)")

DRAWS = 12


@pytest.fixture(scope="module")
def made() -> Run:
    return run(example(), draws=DRAWS, seed=2)


def test_outputs_have_a_row_a_draw_and_option(made):
    frame = to_frame(made)
    options = [s.id for s in made.case.settings.strategies]
    assert frame.index.names == ["draw", "strategy"]
    assert len(frame) == DRAWS * len(options)
    column = frame.xs("none", level="strategy")["toll"].to_numpy()
    assert np.array_equal(column, made.rows.output("none", "toll"))


def test_inputs_have_a_row_a_draw(made):
    frame = to_frame(made, "inputs")
    assert frame.index.name == "draw"
    assert len(frame) == DRAWS
    assert "hypothesis|movement" in frame


def test_the_tree_has_named_dimensions_and_says_where_it_is_from(made):
    tree = to_datatree(made)
    options = len(made.case.settings.strategies)
    months = made.case.settings.horizon_months
    assert tree["inputs"].sizes == {"draw": DRAWS}
    assert tree["outputs"].sizes == {"draw": DRAWS, "strategy": options}
    assert tree["months"].sizes == {"draw": DRAWS, "strategy": options, "month": months}
    assert tree.attrs["seed"] == 2
    assert tree.attrs["digest"] == made.case.digest
    toll = tree["outputs"]["toll"].sel(strategy="none")
    assert np.array_equal(toll.values, made.rows.output("none", "toll"))


def test_the_tree_and_the_table_agree(made):
    tree, frame = to_datatree(made), to_frame(made, "months")
    name = next(iter(frame.columns))
    assert np.array_equal(tree["months"][name].values.ravel(), frame[name].to_numpy())


def test_another_group_is_refused(made):
    with pytest.raises(UnknownNameError, match=r"no group 'draws'; allowed: inputs, outputs"):
        to_frame(made, "draws")


def test_without_pandas_the_answer_says_what_to_install(made, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(MissingExtraError, match=r"detente\[notebook\]"):
        to_frame(made)
