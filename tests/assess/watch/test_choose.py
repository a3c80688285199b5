"""Events that differ from each other are chosen, the most informative first."""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from detente.assess.watch.choose import FEWEST_SHOWN, MOST, Choice, choose

DAY = date(2020, 1, 1)


def one(day: int, kind: str, subject: str) -> Choice:
    return Choice(DAY + timedelta(days=day), kind, subject)


def test_the_best_come_first_and_nobody_twice():
    found = choose([one(1, "a", "x"), one(2, "a", "x"), one(2, "b", "y"), one(3, "c", "z")])
    assert found == [0, 2, 3]


def test_of_a_kind_there_are_two_at_most():
    found = choose([one(n, "a", f"s{n}") for n in range(4)] + [one(9, "b", "y")])
    assert found == [0, 1, 4]


def test_five_at_most():
    assert choose([one(n, f"k{n}", f"s{n}") for n in range(8)]) == [0, 1, 2, 3, 4]


def test_a_better_one_gives_way_to_a_third_date():
    # the first by date 1 would leave two dates only: x has the second, and y and z the others
    candidates = [one(1, "a", "x"), one(2, "a", "x"), one(1, "b", "y"), one(3, "c", "z")]
    assert choose(candidates) == [1, 2, 3]


def test_dates_that_do_not_exist_keep_nobody_out():
    assert choose([one(1, f"k{n}", f"s{n}") for n in range(4)]) == [0, 1, 2, 3]
    assert choose([]) == []


choices = st.builds(
    one, st.integers(1, 4), st.sampled_from("abc"), st.sampled_from(["x", "y", "z", "w", "v"])
)


def allowed(some) -> bool:
    kinds = Counter(choice.kind for choice in some)
    subjects = Counter(choice.subject for choice in some)
    return max(kinds.values(), default=0) <= 2 and max(subjects.values(), default=0) <= 1


@given(st.lists(choices, max_size=9))
def test_every_constraint_holds_and_three_dates_are_reached_where_any_choice_reaches_them(found):
    places = choose(found)
    chosen = [found[place] for place in places]
    assert places == sorted(set(places))
    assert len(chosen) <= MOST
    assert allowed(chosen)
    triples = [
        some
        for size in range(FEWEST_SHOWN + 1)
        for some in combinations(found, size)
        if allowed(some)
    ]
    most = max(len(some) for some in triples)
    assert len(chosen) >= most
    dates = max(len({c.day for c in some}) for some in triples if len(some) == most)
    assert len({c.day for c in chosen}) >= dates
    # nothing that fits is left out while there is room
    assert len(chosen) == MOST or not any(allowed([*chosen, other]) for other in found)
