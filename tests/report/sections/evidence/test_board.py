"""The reading board: title from the table, dots by the factor, only sets that are bound."""

import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.pictures.reading import parsed, with_class, words

from detente.report.sections.evidence.board import (
    MOST,
    POWER,
    bound,
    factor_of,
    finding_of,
    reading_boards,
)

LIKELY = st.floats(0.05, 0.95)


def planted(likelihoods: list[list[float]], powers: list[float]):
    """Return the example's summary with these reports on its first set."""
    summary = finished()[0]
    name, rivals = next(iter(summary.hypotheses.items()))
    names = [*summary.claims]
    reports = [
        {
            "claims": [names[n % len(names)] if n == 0 else f"X{n}"],
            "accuracy": 0.8,
            "likelihoods": dict(zip(rivals.members, row, strict=False)),
            "power": power,
        }
        for n, (row, power) in enumerate(zip(likelihoods, powers, strict=True))
    ]
    return altered(summary, {f"hypotheses/{name}/reports": reports}), name


@given(st.data())
@settings(max_examples=200)
def test_the_title_can_be_made_from_the_table(data):
    members = len(next(iter(finished()[0].hypotheses.values())).members)
    many = data.draw(st.integers(1, MOST))
    rows = data.draw(
        st.lists(st.lists(LIKELY, min_size=members, max_size=members), min_size=many, max_size=many)
    )
    powers = data.draw(st.lists(st.integers(0, 500), min_size=many, max_size=many, unique=True))
    assume(all(len(set(row)) > 1 for row in rows))
    summary, _ = planted(rows, [power / 1000.0 for power in powers])
    figure = reading_boards(summary)[0].figure
    heads = [column.name for column in figure.twin.columns[3:]]
    *hypotheses, last = figure.twin.rows
    assert last[0] == POWER
    found = finding_of(
        list(zip(heads, last[3:], strict=True)), [(row[0], row[3:]) for row in hypotheses]
    )
    assert figure.finding == found
    item = heads[max(range(many), key=lambda n: powers[n])]
    assert figure.finding.startswith(item) == (max(powers) > 0)


def test_dots_are_full_for_and_hollow_against_with_area_by_the_logarithm():
    summary, name = planted([[0.8, 0.4, 0.4]], [0.1])
    board = reading_boards(summary)[0]
    root = parsed(board.figure.svg)[0]
    rivals = summary.hypotheses[name]
    factors = [factor_of(board.items[0], rivals, member) for member in rivals.members]
    dots = with_class(root, "dot")
    assert [("hollow" in dot.get("class")) for dot in dots] == [f < 1.0 for f in factors]
    areas = [float(dot.get("r")) ** 2 for dot in dots]
    logs = [abs(math.log(factor)) for factor in factors]
    assert areas[0] / areas[1] == pytest.approx(logs[0] / logs[1], rel=0.02)
    assert board.items[0].claims[0] in words(root)


def test_only_the_most_telling_items_are_shown():
    summary, _ = planted([[0.8, 0.4, 0.4]] * (MOST + 3), [0.1] * (MOST + 3))
    board = reading_boards(summary)[0]
    assert len(board.items) == MOST
    assert board.left_out == 3


def test_a_set_that_binds_nothing_has_no_board():
    summary, name = planted([[0.8, 0.4, 0.4]], [0.1])
    assert bound(summary, name)
    rivals = summary.hypotheses[name]
    other = rivals.model_copy(
        update={"members": {f"x{n}": m for n, m in enumerate(rivals.members.values())}}
    )
    found = summary.model_copy(update={"hypotheses": {"other": other}})
    assert not bound(found, "other")
    assert reading_boards(found) == []


def test_an_item_that_tells_nothing_apart_is_said():
    assert finding_of([("C1", 0.0)], [("a", [1.0])]) == "No item of evidence moves the reading"
