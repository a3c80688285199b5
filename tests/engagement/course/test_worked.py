"""The worked example of section 14, both versions: every number that is printed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

GOVERNMENT, PATRON, NEIGHBOUR = 0, 1, 2
A, B = 0, 1


@pytest.fixture(scope="module")
def printed(root: Path) -> dict:
    """Run the example uncompiled, with every shock given."""
    program = Path(__file__).with_name("worked.py")
    path = os.pathsep.join([str(root / "src"), str(root)])
    done = subprocess.run(
        [sys.executable, str(program)],
        env=os.environ | {"NUMBA_DISABLE_JIT": "1", "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def plain(printed):
    return printed["plain"]


@pytest.fixture(scope="module")
def joined(printed):
    return printed["joined"]


def check(numbers, row: str) -> None:
    """Compare numbers with a printed row, each to its digits."""
    wanted = row.split()
    assert len(numbers) == len(wanted)
    wrong = []
    for number, one in zip(numbers, wanted, strict=True):
        digits = len(one.partition(".")[2])
        if f"{float(number):.{digits}f}" != f"{float(one):.{digits}f}":
            wrong.append((number, one))
    assert not wrong


def all_calls(tree: list, name: str, **where: float) -> list:
    """Return calls of a name, wherever they stand, whose local names have these values."""
    found = []
    for node in tree:
        if node["name"] == name and all(node["locals"].get(k) == v for k, v in where.items()):
            found.append(node)
        found += all_calls(node["calls"], name, **where)
    return found


def call(told, month: int, name: str, **where: float) -> dict:
    """Return the only call like that of a month."""
    (found,) = all_calls(told["calls"][month - 1], name, **where)
    return found


def war(told, month: int, *names: str) -> list:
    return [told["months"][month]["war"][name] for name in names]


def faction(told, month: int, f: int, *names: str) -> list:
    return [told["months"][month]["faction"][f][name] for name in names]


def head(told, month: int, h: int, *names: str) -> list:
    return [told["months"][month]["head"][h][name] for name in names]


def pair(told, month: int, name: str) -> list:
    return told["months"][month]["pair"][name]


def value_of(node: dict) -> list:
    """Return V of the group and of the head; each side's is reckoned now, later and as feared."""
    worth = [one["returns"] for one in node["calls"] if one["name"] == "worth_of_war"]
    assert len(worth) == 6
    return [worth[3], worth[0]]


def sides(node: dict) -> tuple[list, list]:
    """Return nu and G of the group and of the head, from one call of `accepted`."""
    doubt = [one["returns"] for one in all_calls(node["calls"], "broken")]
    gained = [one["locals"]["gained"] for one in all_calls(node["calls"], "signs")]
    return doubt, gained


class Table:
    """What was reckoned at one table."""

    def __init__(self, told, month: int, h: int, f: int) -> None:
        node = call(told, month, "_hold", h=h, f=f)
        (offer,) = [one for one in node["calls"] if one["name"] == "_offer"]
        self.p, self.z = offer["locals"]["power"], offer["locals"]["best"]
        tried = [one for one in offer["calls"] if one["name"] == "accepted"]
        agreed = [n for n, one in enumerate(tried) if one["locals"]["terms"] == self.z]
        self.w, self.steps = 0.05 * (agreed[0] + 1), len(tried)
        self.value, (self.doubt, self.gained) = value_of(node), sides(tried[agreed[0]])
        self.chance, self.signed = node["locals"]["chance"], node["returns"]


def test_step_1(plain):
    check(head(plain, 1, PATRON, "SUPPORT"), "1.000000")
    check(war(plain, 1, "BALANCE", "SHIFT", "DEATHS", "STALEMATE"), ".300000 -.114752 1.0 .510669")
    check(war(plain, 0, "BOUND"), ".000000")
    check(head(plain, 2, PATRON, "SUPPORT"), ".920000")
    names = ("CAUSES", "BALANCE", "SHIFT", "DEATHS", "STALEMATE")
    check(war(plain, 2, *names), "-.009731 .290269 -.904724 .158229 .115512")
    check(war(plain, 1, "BOUND"), ".699159")


@pytest.mark.parametrize(
    ("month", "factors", "opens"),
    [(1, "1.000000 1.648721", ".011869 .032244"), (2, "2.146846 3.539551", None)],
)
def test_step_2_contact(plain, month, factors, opens):
    check(war(plain, 0, "CONTACT_CENTRE"), "-.464")
    moved = all_calls(plain["calls"][month - 1], "_moved")
    check([one["locals"]["factor"] for one in moved], factors)
    if opens:
        check([one["locals"]["share"] * one["locals"]["to_open"] for one in moved], opens)
    for h in (PATRON, NEIGHBOUR):
        assert head(plain, month, h, "CONTACT", "OPENED") == [3.0, 1.0]


def test_step_2_labels(plain):
    check([call(plain, 1, "step_labels")["locals"]["hazard"]], ".005437")
    check([call(plain, 2, "step_labels")["locals"]["hazard"]], ".010948")
    assert head(plain, 1, PATRON, "LABEL") == [1.0]
    assert head(plain, 2, PATRON, "LABEL", "DELISTED") == [0.0, 2.0]


def test_step_4(plain):
    for month, row in ((1, ".666667 .004933 .002000"), (2, "1.000000 .012333 .012000")):
        level, *others = faction(plain, month, A, "LEVEL", "MODERATION", "STATUS")
        check([level / 3.0, *others], row)
    check([*war(plain, 1, "MEANS"), *war(plain, 2, "MEANS")], ".001307 .003267")


def chance_of_talks(told, month: int, h: int, f: int) -> float:
    return call(told, month, "_step_channel", h=h, f=f)["calls"][0]["returns"]


def test_step_6(plain):
    rows = {(0, A): ".054354", (0, B): ".005235", (1, A): ".165710", (1, B): ".032698"}
    for (h, f), row in rows.items():
        check([chance_of_talks(plain, 1, h, f)], row)
    assert pair(plain, 1, "CHANNEL") == [[1.0, 0.0], [1.0, 1.0], [0.0, 0.0]]
    check([chance_of_talks(plain, 2, 0, B)], ".003264")


def test_step_8_government(plain):
    found = Table(plain, 1, GOVERNMENT, A)
    check([*found.value, found.p, found.w], ".057817 .506588 .386863 .05")
    check(found.z, ".217789 .241379")
    check([*found.doubt, *found.gained], ".559702 .559764 .087867 .056845")
    check([found.chance], ".073917")
    assert found.signed
    assert found.steps == 19


def test_step_8_patron(plain):
    found = Table(plain, 1, PATRON, A)
    check([*found.value, found.z[1]], ".163002 .523316 .515115")
    check([*found.doubt, *found.gained], ".466530 .467109 .147066 .138968")
    check([found.chance], ".108108")
    assert found.signed
    found = Table(plain, 1, PATRON, B)
    check([*found.value, found.p, found.z[1]], ".248446 .670127 .325023 .510256")
    check([*found.doubt, *found.gained], ".747228 .787292 -.181999 -.073524")
    check([found.chance], ".015919")
    assert found.signed
    assert head(plain, 0, PATRON, "RUNNING") + head(plain, 1, PATRON, "RUNNING") == [0.0, 1.0]
    assert not all_calls(plain["calls"][1], "_hold")


def test_step_9_month_1(plain):
    check([call(plain, 1, "_fails")["returns"]], ".008663")
    check([call(plain, 1, "_ceasefire")["locals"]["rate"]], ".011172")
    check([call(plain, 1, "_lull")["locals"]["rate"]], ".009000")
    assert war(plain, 1, "DEAL", "CEASEFIRE", "LOW") == [1.0, 1.0, 0.0]


def test_step_9_month_2(plain):
    check([call(plain, 2, "_fails")["returns"]], ".040440")
    check([0.006 * call(plain, 2, "step_deal_life")["locals"]["violence"]], ".012702")
    check([call(plain, 2, "_ceasefire")["locals"]["rate"]], ".064")
    check([call(plain, 2, "_lull")["locals"]["rate"]], ".022626")
    assert war(plain, 2, "DEAL", "BOUND", "CEASEFIRE", "LOW") == [0.0, 0.0, 0.0, 1.0]
    assert pair(plain, 2, "BILATERAL") == [[0.0, 0.0]] * 3


def test_step_10(plain):
    assert faction(plain, 1, A, "OUT") + faction(plain, 1, B, "OUT") == [0.0, 1.0]
    found = call(plain, 1, "_act_outside", f=B)["locals"]
    assert found["tense"]
    check([found["rate"], 2.0 * found["leaves"]], ".083700 .002553")
    row = [*faction(plain, 1, B, "STRENGTH"), *war(plain, 1, "VIOLENCE")]
    check([*row, *plain["months"][1]["presence"]], ".301202 .3 .199632")
    assert faction(plain, 2, A, "OUT") + faction(plain, 2, B, "OUT") == [1.0, 1.0]
    check([*war(plain, 2, "VIOLENCE"), *plain["months"][2]["presence"]], ".75 .199737")
    assert war(plain, 2, "DEFECTIONS") == [0.0]


@pytest.mark.parametrize(("month", "row"), [(1, ".000367 .000101"), (2, ".000364 .000102")])
def test_steps_11_and_12(plain, month, row):
    node = call(plain, month, "step_ends")
    q = node["locals"]["holds"]
    check([q * one["returns"] for one in node["calls"]], row)
    assert war(plain, month, "CRITICISM", "SHARE_OPEN") == [0.0, 1.0]


def test_results(plain):
    found = plain["results"]["war"]
    assert found["OUTCOME"] == 2.0
    assert found["TOLL"] == pytest.approx(1.158228682574, abs=1e-12)
    assert plain["results"]["presence"] == pytest.approx([0.199737238896], abs=1e-12)
    assert found["SPILL"] / found["SPILL_MONTHS"] == pytest.approx(0.788769142204, abs=1e-12)
    assert found["STATUS_ACCEPTANCE"] == pytest.approx(0.3, abs=1e-12)
    check([found["STATUS_SUCCESS"]], "-.349580")
    dated = ("FIRST_BILATERAL", "ANY_DEAL", "FIRST_TALKS", "FIRST_FAILURE")
    assert [found[name] for name in dated] == [1.0, 1.0, 1.0, 2.0]
    assert plain["results"]["head"][PATRON]["OPENED"] == 1.0


def test_joined_trust(joined):
    work = all_calls(joined["calls"][0], "worked", f=A)
    check([one["returns"] for one in work[:2]], ".52 -.2")
    check([call(joined, 1, "_trust", f=A)["locals"]["moved"]], ".016")
    both = [pair(joined, 1, name)[0][A] for name in ("TRUST_FACTION", "TRUST_HEAD")]
    check([*both, *war(joined, 1, "DRUGS")], ".403846 .403846 1.002804")
    check([call(joined, 2, "_trust", f=A)["locals"]["moved"]], ".024")
    check([pair(joined, 2, "TRUST_FACTION")[0][A], *war(joined, 2, "DRUGS")], ".409637 1.007025")


def test_joined_tables_of_month_1(joined):
    check([chance_of_talks(joined, 1, 0, f) for f in (A, B)], ".054950 .036714")
    assert pair(joined, 1, "CHANNEL")[0] == [1.0, 1.0]
    found = Table(joined, 1, GOVERNMENT, A)
    check([*found.doubt, *found.gained], ".556117 .556180 .089828 .058960")
    check([found.chance], ".074725")
    assert found.signed
    found = Table(joined, 1, GOVERNMENT, B)
    check([found.p, *found.z, *found.gained], ".325023 .235 .228283 -.217153 -.122317")
    check([found.chance], ".008888")
    assert not found.signed
    check([call(joined, 1, "_act_outside", f=B)["locals"]["rate"]], ".006975")
    assert war(joined, 1, "ATTACKS", "VIOLENCE") == [0.0, 0.0]


def test_joined_patron_as_before(plain, joined):
    for f in (A, B):
        assert vars(Table(plain, 1, PATRON, f)) == vars(Table(joined, 1, PATRON, f))


def test_joined_month_2(joined):
    check([call(joined, 2, "_ceasefire")["locals"]["rate"]], ".011036")
    check(war(joined, 2, "CEASEFIRE", "DEATHS", "STALEMATE"), "0.0 .121714 .090322")
    node = call(joined, 2, "step_joining")
    doubt, gained = sides(call(joined, 2, "accepted"))
    check([*value_of(node), *doubt, *gained], ".253324 .630426 .840285 .852386 -.195968 -.177835")
    check([1.2 * node["locals"]["group_signs"] * node["locals"]["head_signs"]], ".052046")
    assert faction(joined, 2, B, "BOUND", "JOINED") == [1.0, 2.0]
    check([call(joined, 2, "_fails")["returns"], *war(joined, 2, "BOUND")], ".009574 1.0")
    assert war(joined, 2, "DEAL", "FAILURES") == [2.0, 0.0]
    check([call(joined, 2, "_lull")["locals"]["rate"]], ".025797")
    assert war(joined, 2, "LOW") == [1.0]
    check(joined["months"][2]["presence"], ".198545")


def test_joined_results(joined):
    found = joined["results"]["war"]
    assert found["OUTCOME"] == 5.0
    assert found["TOLL"] == pytest.approx(1.121714371211, abs=1e-12)
    assert joined["results"]["presence"] == pytest.approx([0.198545316056], abs=1e-12)
    assert found["SPILL"] / found["SPILL_MONTHS"] == pytest.approx(0.778150660814, abs=1e-12)
    assert found["DRUGS"] == pytest.approx(1.007024557267, abs=1e-12)
    check([found["STATUS_ACCEPTANCE"], found["STATUS_SUCCESS"]], ".3 .699159")
