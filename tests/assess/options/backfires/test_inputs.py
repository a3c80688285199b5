"""Inputs that may be conditions: which are left out, and which values the others have."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.backfire_rows import case
from tests.assess.camp_cases import leader
from tests.ensemble.planted import claim, example, table, tie

from detente.assess.options.backfires.inputs import conditions
from detente.runs.draws import Rows
from detente.vocabulary.classes import CLASSES

VARIES = np.array([0.0, 1.0, 0.0, 1.0])
READINGS = next(s for s in case().settings.hypotheses if s.id == "movement")


def found(world=None, **columns):
    """Return conditions by key among columns, named with / for what parts their names."""
    inputs = {"draw": np.arange(4), **{k.replace("/", "|"): v for k, v in columns.items()}}
    return {str(one.key): one for one in conditions(world or case(), Rows(("none",), {}, inputs))}


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("assessment/southland/interest/spillover", ()),
        ("assessment/capital>hill-wing/trust/", ()),
        ("weight/drugs", ()),
        ("presence/black-band/lower", ()),
        ("strength/hill-wing", ()),
        ("worth/rebel_victory", ()),
        ("hypothesis/movement", tuple(one.id for one in READINGS.members)),
        ("class/hill-wing", CLASSES),
        ("true_class/hill-wing", CLASSES),
        ("parameter/exclusion/attempt/", ()),
    ],
)
def test_an_input_that_can_be_observed_has_the_ids_of_its_values(key, values):
    (one,) = found(**{key: VARIES}).values()
    assert str(one.key) == key.replace("/", "|")
    assert one.column.tolist() == VARIES.tolist()
    assert one.values == values


@pytest.mark.parametrize(
    ("key", "column"),
    [
        ("choice/equilibrium//", VARIES),
        ("origin/daily", VARIES),
        ("claim/C1", VARIES),
        ("proposition/northland-meets-front", VARIES),
        ("passed/class/hill-wing", VARIES),
        ("assessment/capital/capability/", VARIES),
        ("assessment/southland/interest/spillover", np.ones(4)),
        ("assessment/eastland/interest/spillover", np.array([0.0, 1.0, np.nan, 0.0])),
        ("weight/drugs", np.array([0.0, 1.0, np.inf, 0.0])),
    ],
)
def test_what_nobody_could_watch_does_not_vary_or_is_not_known_is_left_out(key, column):
    assert list(found(**{key: column, "strength/river-wing": VARIES})) == ["strength|river-wing"]


def test_a_reported_tie_comes_with_all_that_is_said_of_the_same_thing():
    claims = [
        claim("yes", 0.8, proposition="met", polarity="+"),
        claim("also", 0.8, proposition="met", polarity="+", origin="other"),
        claim("no", 0.8, proposition="met", polarity="-", origin="ministry"),
        claim("apart", 0.8, proposition="else", polarity="-", origin="ministry"),
    ]
    met = tie("r-met", claims=["yes"], date_from="2019-11-01", precision="month")
    world = replace(case(), claims=table(claims), relations=table([met]), supports=table([]))
    one = found(world, **{"tie/r-met/contact/": VARIES})["tie|r-met|contact|"]
    assert one.values == ("false", "true")
    assert one.claims[0] == "yes"
    assert set(one.claims) == {"yes", "also", "no"}


def test_leaders_of_a_wing_and_tier_are_one_mean_of_at_least_three():
    names = ["p1", "p2", "p3", "q1", "q2"]
    actors = [leader(n, tier="senior" if n[0] == "p" else "mid") for n in names]
    alone = leader("r1").model_copy(update={"tier": None})
    met = tie("r-met", to="p1")
    world = replace(
        case(),
        actors=table([*example().actors, *actors, alone]),
        relations=table([*example().relations, met]),
    )
    rng = np.random.default_rng(2)
    columns = {f"assessment/{n}/performance/talk": rng.uniform(size=4) for n in [*names, "r1"]}
    told = found(world, **columns, **{"tie/r-met/contact/": VARIES})
    ((key, one),) = told.items()
    assert key == "assessment|river-wing, senior tier|performance|talk"
    mean = sum(columns[f"assessment/{n}/performance/talk"] for n in names[:3]) / 3
    assert one.column == pytest.approx(mean)
