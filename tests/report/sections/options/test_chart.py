"""The chart of options shows the numbers it is given."""

import pytest
from tests.report.pictures.reading import parsed, words

from detente.assess.options.record import OptionValue, Ranking
from detente.report.sections.options.chart import value_chart
from detente.runs.result import Interval

TITLES = {"a": "Option A", "b": "Option B", "c": "Option C"}


def ranked(p90: float = 0.6, top: str = "ba") -> Ranking:
    """Return a ranking of two options, which have one and the same value."""
    value = OptionValue(
        value=Interval(p10=0.1, p50=0.2, p90=p90),
        mean=0.2,
        error=0.01,
        best=0.5,
        alone=0.0,
        regret=Interval(p10=0.0, p50=0.0, p90=0.0),
        mean_regret=0.0,
        parts={},
    )
    return Ranking(
        objectives=[],
        strategies=dict.fromkeys(TITLES, value),
        order=["b", "a", "c"],
        top=list(top),
        empty={},
        margin=0.02,
    )


def test_options_are_named_and_described():
    figure = value_chart(ranked(), TITLES)
    for root in parsed(figure.svg):
        found = words(root)
        assert found.index("Option B") < found.index("Option A")
        assert root.get("role") == "img"
    assert value_chart(ranked(0.9), TITLES).svg != figure.svg
    assert "Option B: 0.20" in figure.alt


@pytest.mark.parametrize(
    ("top", "finding"),
    [
        ("b", "“Option B” comes first by the case’s objectives"),
        ("ba", "“Option B” and “Option A” come first and cannot be told apart"),
        ("bac", "By the case’s objectives no option can be told from the others"),
    ],
)
def test_the_title_says_which_come_first(top, finding):
    figure = value_chart(ranked(top=top), TITLES)
    assert figure.finding == finding
    assert [row[:2] for row in figure.twin.rows] == [
        (TITLES[option], (0.1, 0.2, 0.6)) for option in "bac"
    ]
