"""What the model assumes follows from the random worlds of the release."""

import pytest

from detente.assess.worlds.record import RandomWorlds, WorldLever, WorldOption
from detente.assess.worlds.shipped import (
    FEWEST,
    assumed_levers,
    assumed_options,
    one_sided,
    random_worlds,
)

OPTION = WorldOption(
    known="evidence",
    option="all",
    measure="any_deal",
    first=0.1,
    above_none=0.5,
    above_reference=0.5,
    mean=0.0,
    error=0.001,
)
LEVER = WorldLever(
    known="evidence",
    lever="rounds",
    pulled="all-rounds",
    left="all",
    measure="any_deal",
    moved=60,
    above=0.5,
    clear_above=0.1,
    clear_below=0.1,
    mean=0.0,
    error=0.001,
)


def worlds(*rows: WorldOption | WorldLever) -> RandomWorlds:
    return RandomWorlds(
        made_by="a test",
        worlds=60,
        draws=2,
        seed=1,
        options=tuple(one for one in rows if isinstance(one, WorldOption)),
        levers=tuple(one for one in rows if isinstance(one, WorldLever)),
        links=(),
    )


@pytest.mark.parametrize(
    ("share", "told"), [(0.19, True), (0.2, False), (0.8, False), (0.81, True)]
)
def test_four_fifths_of_worlds_decide(share, told):
    assert one_sided(share) is told


def test_nothing_compared_is_not_one_sided():
    assert not one_sided(None)


def test_what_comes_out_on_both_sides_is_not_assumed():
    assert assumed_options(worlds(OPTION)) == ()
    assert assumed_levers(worlds(LEVER)) == ()


def test_an_option_is_assumed_by_its_place_or_its_side():
    first = OPTION.model_copy(update={"first": 0.9, "above_none": 1.0, "above_reference": 0.1})
    found = assumed_options(worlds(first))
    assert [(one.how, one.share) for one in found] == [
        ("comes first", 0.9),
        ("above no contact", 1.0),
        ("above the option as now", 0.1),
    ]
    seldom_first = OPTION.model_copy(update={"first": 0.0})
    assert assumed_options(worlds(seldom_first)) == ()


def test_a_lever_is_assumed_if_it_moves_enough_worlds_one_way():
    down = LEVER.model_copy(update={"above": 0.1})
    (one,) = assumed_levers(worlds(down))
    assert (one.lever, one.share, one.measure) == ("rounds", 0.1, "any_deal")
    few = down.model_copy(update={"moved": FEWEST - 1})
    unmoved = LEVER.model_copy(update={"moved": 0, "above": None})
    assert assumed_levers(worlds(few, unmoved)) == ()


def test_only_random_evidence_decides_and_only_by_deals_and_value():
    apart = OPTION.model_copy(update={"above_none": 1.0})
    for changed in ({"known": "nothing"}, {"measure": "value_without_standing"}):
        assert assumed_options(worlds(apart.model_copy(update=changed))) == ()
    lever = LEVER.model_copy(update={"above": 1.0})
    for changed in ({"known": "even"}, {"measure": "value_without_standing"}):
        assert assumed_levers(worlds(lever.model_copy(update=changed))) == ()


def test_the_release_ships_sixty_worlds():
    found = random_worlds()
    assert (found.worlds, found.draws) == (60, 1500)
    assert found.made_by == "python -m benchmarks.random_worlds"
    assert all(one.measure in {"any_deal", "value"} for one in assumed_options())
    assert all(one_sided(one.share) for one in assumed_levers())
