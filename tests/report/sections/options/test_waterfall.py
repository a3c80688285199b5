"""The waterfall: its parts end where the whole does, and its title follows from its table."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.pictures.reading import parsed, with_class

from detente.report.sections.options.waterfall import TOGETHER, waterfall, waterfall_finding
from detente.report.titles import titled

SUMMARY = finished()[0]
OPTION = SUMMARY.strategy_list[0].id
LEVERS = ("label", "arms", "rounds", "intel")
PARTS = st.lists(st.integers(-9, 9), min_size=1, max_size=4)


def drawn(parts, errors=None, whole=None, error=0.0):
    """Return the picture of levers that add hundredths of value."""
    levers = {name: part / 100 for name, part in zip(LEVERS, parts, strict=False)}
    known = errors or [0.0] * len(parts)
    gain = {
        "whole": sum(levers.values()) if whole is None else whole,
        "error": error,
        "levers": levers,
        "errors": {name: one / 100 for name, one in zip(levers, known, strict=True)},
    }
    gains = {"option": OPTION, "draws": 32, "exact": True, "gains": {"value": gain}}
    return waterfall(altered(SUMMARY, {"audits/lever_gains": gains}))


@given(PARTS, st.data())
@settings(max_examples=200)
def test_the_title_can_be_made_from_the_table(parts, data):
    errors = [data.draw(st.integers(0, 5)) for _ in parts]
    figure = drawn(parts, errors)
    if figure is None:
        assert not any(parts)
        return
    rows = [row for row in figure.twin.rows if row[0] not in {TOGETHER, "the whole gain"}]
    every = sum(abs(row[1]) for row in rows)
    clear = [r for r in rows if abs(r[1]) > 2 * r[2] + 1e-9 and 2 * abs(r[1]) > every + 1e-9]
    if clear:
        assert figure.finding.endswith(f"comes from {clear[0][0]}")
    elif all(abs(2 * abs(r[1]) - every) > 1e-6 and abs(abs(r[1]) - 2 * r[2]) > 1e-6 for r in rows):
        assert figure.finding.startswith("No single lever")
    assert titled(SUMMARY, OPTION) in figure.finding


def test_a_lever_that_changes_nothing_has_no_row():
    figure = drawn([6, 0], [1, 0])
    assert len(figure.twin.rows) == 2
    assert len(drawn([6, 0], [1, 1]).twin.rows) == 3


def test_bars_float_from_where_the_last_one_ends():
    figure = drawn([6, -2, 1])
    for root in parsed(figure.svg):
        bars = [(float(b.get("x")[:-1]), float(b.get("width")[:-1])) for b in root.iter("rect")]
        first, second, third, whole = bars
        assert abs(first[0] + first[1] - second[0] - second[1]) < 0.03
        assert abs(second[0] - third[0]) < 0.03
        assert abs(third[0] + third[1] - whole[0] - whole[1]) < 0.03


def test_what_levers_do_only_together_is_a_bar_of_its_own():
    apart = drawn([6, -2], whole=0.07, error=0.001)
    assert [row[0] for row in apart.twin.rows][-2] == TOGETHER
    assert f"{TOGETHER}: +3.0" in apart.alt
    assert all(len(with_class(root, "vacant")) == 1 for root in parsed(apart.svg))
    within = drawn([6, -2], whole=0.045, error=0.01)
    assert TOGETHER not in [row[0] for row in within.twin.rows]
    assert not any(with_class(root, "vacant") for root in parsed(within.svg))


def test_without_a_gain_nothing_is_drawn():
    assert waterfall(altered(SUMMARY, {"audits/lever_gains": None})) is None
    assert drawn([0, 0]) is None


def test_a_lever_within_its_error_is_not_named():
    assert waterfall_finding({"arms": (0.4, 0.3)}, "“A”").startswith("No single lever")
    assert waterfall_finding({"arms": (0.4, 0.1)}, "“A”") == (
        "Most of what “A” changes comes from arms"
    )
