"""The two worked examples of section 14, to every digit that is printed."""

import pytest
from tests.oracles.course.example import OPTION, SHOCKS, example, rounds, with_joining
from tests.oracles.course.run import run

HERE = "whole country"


@pytest.fixture(scope="module")
def plain():
    return run(example(), OPTION, SHOCKS, rounds)


@pytest.fixture(scope="module")
def joined():
    return run(with_joining(), OPTION, SHOCKS, rounds)


def same(number, printed: str):
    """Tell whether a number rounds to what is printed."""
    digits = len(printed.split(".")[1])
    return f"{number:.{digits}f}".replace("-0.", "-.").lstrip("0") == printed.lstrip("0")


def check(numbers, printed: str):
    """Compare a row of numbers with a printed row."""
    wanted = printed.split()
    assert len(numbers) == len(wanted)
    wrong = [(got, one) for got, one in zip(numbers, wanted, strict=True) if not same(got, one)]
    assert not wrong


def get(told, month, what, who, *names):
    """Return traced numbers, pairs and mappings taken apart."""
    note, found = told.trace[month, what, who], []
    for name in names:
        value = note[name]
        if isinstance(value, dict):
            found += value.values()
        else:
            found += value if isinstance(value, tuple) else [value]
    return found


def test_step_1(plain):
    names = ("x", "shift", "D", "S")
    check(get(plain, 1, "balance", None, *names), ".300000 -.114752 1.000000 .510669")
    check(
        get(plain, 2, "balance", None, "x", "m", "shift", "D", "S"),
        ".290269 -.009731 -.904724 .158229 .115512",
    )
    check([plain.months[1].support["patron"], plain.months[2].support["patron"]], "1.0 .920000")
    check([plain.months[0].beta, plain.months[1].beta], ".000000 .699159")


def test_step_2(plain):
    check([plain.course.d_bar], "-.464")
    check(get(plain, 1, "contact", "patron", "push"), "1.000000")
    check([plain.trace[1, "contact", "patron"]["chances"][3]], ".011869")
    check(get(plain, 1, "contact", "neighbour", "push"), "1.648721")
    check([plain.trace[1, "contact", "neighbour"]["chances"][3]], ".032244")
    check(get(plain, 2, "contact", "patron", "push"), "2.146846")
    check(get(plain, 2, "contact", "neighbour", "push"), "3.539551")
    for month in (1, 2):
        assert plain.months[month].contact["patron"] == 3
        assert plain.months[month].contact["neighbour"] == 3
    check(get(plain, 1, "label", "patron", "hazard"), ".005437")
    check(get(plain, 2, "label", "patron", "hazard"), ".010948")


def test_step_4(plain):
    for month, printed in ((1, ".666667 .004933 .002000"), (2, "1.000000 .012333 .012000")):
        state = plain.months[month]
        check([state.c["A"] / 3, state.m["A"], state.a["A"]], printed)
    check([plain.months[1].mu, plain.months[2].mu], ".001307 .003267")


def test_step_6(plain):
    assert plain.trace[1, "open", ("gov", "A")]["opens"]
    assert not plain.trace[1, "open", ("gov", "B")]["opens"]
    assert plain.trace[1, "open", ("patron", "B")]["opens"]
    rows = {("gov", "A"): ".054354", ("gov", "B"): ".005235"}
    rows |= {("patron", "A"): ".165710", ("patron", "B"): ".032698"}
    for who, printed in rows.items():
        check(get(plain, 1, "open", who, "chance"), printed)
    check(get(plain, 2, "open", ("gov", "B"), "chance"), ".003264")


def test_step_8(plain):
    table = get(plain, 1, "table", ("gov", "A"), "V", "p", "w", "z", "nu", "G", "chance")
    check(
        table,
        ".057817 .506588 .386863 .05 .217789 .241379 .559702 .559764 .087867 .056845 .073917",
    )
    table = get(plain, 1, "table", ("patron", "A"), "V", "z", "nu", "G", "chance")
    check(table, ".163002 .523316 .217789 .515115 .466530 .467109 .147066 .138968 .108108")
    table = get(plain, 1, "table", ("patron", "B"), "V", "p", "z", "nu", "G", "chance")
    check(
        table,
        ".248446 .670127 .325023 .217789 .510256 .747228 .787292 -.181999 -.073524 .015919",
    )
    for who in (("gov", "A"), ("patron", "A"), ("patron", "B")):
        assert plain.trace[1, "table", who]["signs"]
    assert plain.months[1].running["patron"]
    assert not plain.months[0].running["patron"]
    assert not [key for key in plain.trace if key[:2] == (2, "table")]


def test_step_9(plain):
    assert plain.trace[1, "fail", "gov"]["deal"] == "part"
    rows = {
        (1, "fail", "gov"): ".008663",
        (1, "cf-start", None): ".011172",
        (1, "low-start", None): ".009000",
        (2, "fail", "gov"): ".040440",
        (2, "fail", "patron"): ".012702",
        (2, "cf-break", None): ".064",
        (2, "low-start", None): ".022626",
    }
    for key, printed in rows.items():
        check(get(plain, *key, "chance"), printed)
    assert plain.months[1].ceasefire
    assert not plain.months[2].ceasefire
    assert plain.months[2].low
    assert not plain.months[2].bound
    assert not plain.months[2].bilateral


def test_step_10(plain):
    assert plain.trace[1, "exclusion", None]["out"] == ["B"]
    assert plain.trace[2, "exclusion", None]["out"] == ["A", "B"]
    first, second = plain.months[1], plain.months[2]
    check([first.g["B"], first.v, first.R[HERE]], ".301202 .3 .199632")
    check(get(plain, 1, "attack", "B", "chance"), ".083700")
    check(get(plain, 1, "defect", "B", "chance"), ".002553")
    check([second.v, second.R[HERE]], ".75 .199737")


def test_steps_11_and_12(plain):
    check(get(plain, 1, "end", None, "government", "rebels"), ".000367 .000101")
    check(get(plain, 2, "end", None, "government", "rebels"), ".000364 .000102")
    assert plain.results.criticism == 0


def test_result(plain):
    found = plain.results
    assert found.outcome == 2
    assert found.toll == pytest.approx(1.158228682574, abs=1e-12)
    assert found.R[HERE] == pytest.approx(0.199737238896, abs=1e-12)
    assert found.spill == pytest.approx(0.788769142204, abs=1e-12)
    assert found.status_acceptance == pytest.approx(0.3, abs=1e-12)
    check([found.status_success], "-.349580")
    for event in ("first bilateral deal", "any deal", "first talks", "hold-out open"):
        assert found.first[event] == 1
    assert found.first["failure"] == 2


def test_joining_month_1(joined):
    check(joined.trace[1, "trust", "A"]["k"][::-1], ".52 -.2")
    check(get(joined, 1, "trust", "A", "delta", "of", "in_it"), ".016 .403846 .403846")
    check([joined.months[1].Q], "1.002804")
    check(get(joined, 1, "open", ("gov", "A"), "chance"), ".054950")
    check(get(joined, 1, "open", ("gov", "B"), "chance"), ".036714")
    assert joined.trace[1, "open", ("gov", "B")]["opens"]
    table = get(joined, 1, "table", ("gov", "A"), "nu", "G", "chance")
    check(table, ".556117 .556180 .089828 .058960 .074725")
    table = get(joined, 1, "table", ("gov", "B"), "p", "z", "G", "chance")
    check(table, ".325023 .235 .228283 -.217153 -.122317 .008888")
    assert joined.trace[1, "table", ("gov", "A")]["signs"]
    assert not joined.trace[1, "table", ("gov", "B")]["signs"]
    check(get(joined, 1, "attack", "B", "chance"), ".006975")


def test_joining_patron_as_before(plain, joined):
    for who in (("patron", "A"), ("patron", "B")):
        assert joined.trace[1, "table", who] == plain.trace[1, "table", who]


def test_joining_month_2(joined):
    check(get(joined, 2, "cf-break", None, "chance"), ".011036")
    assert not joined.months[2].ceasefire
    check(get(joined, 2, "balance", None, "D", "S"), ".121714 .090322")
    check(get(joined, 2, "trust", "A", "delta", "of"), ".024 .409637")
    check([joined.months[2].Q], "1.007025")
    numbers = get(joined, 2, "join", "B", "V", "nu", "G", "chance")
    check(numbers, ".253324 .630426 .840285 .852386 -.195968 -.177835 .052046")
    assert joined.months[2].bound == {"A", "B"}
    check(get(joined, 2, "fail", "gov", "chance"), ".009574")
    assert joined.months[2].deal == "whole"
    check(get(joined, 2, "low-start", None, "chance"), ".025797")
    assert joined.months[2].low
    check([joined.months[2].R[HERE]], ".198545")


def test_joining_result(joined):
    found = joined.results
    assert found.outcome == 5
    assert found.toll == pytest.approx(1.121714371211, abs=1e-12)
    assert found.R[HERE] == pytest.approx(0.198545316056, abs=1e-12)
    assert found.spill == pytest.approx(0.778150660814, abs=1e-12)
    assert pytest.approx(1.007024557267, abs=1e-12) == found.Q
    check([found.status_acceptance, found.status_success], ".3 .699159")
