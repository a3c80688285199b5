"""The challenge model against Scholz, Calbert and Smith (2011), Table 2, and open programs."""

import json
from dataclasses import dataclass, replace

import numpy as np
import pytest

from detente.models.bargaining.challenge.model import (
    READINGS,
    Ending,
    Reading,
    challenge_array,
    challenge_pairs_array,
)

# Bueno de Mesquita (1994), as printed in Scholz, Calbert and Smith (2011), Table 1.
ACTORS = [
    "Netherlands",
    "Belgium",
    "Luxembourg",
    "Germany",
    "France",
    "Italy",
    "UK",
    "Ireland",
    "Denmark",
    "Greece",
]
CAPABILITY = np.array([0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08])
SALIENCE = np.array([0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7])
POSITION = np.array([4.0, 7, 4, 4, 10, 10, 10, 7, 4, 7])

# Table 2, rounds 1 to 8: one digit, some of them cut rather than rounded.
MEDIAN = np.array([8.4, 9.9, 9.9, 9.9, 9.9, 7.4, 8.8, 9.6])
MEAN = np.array([7.4, 7.5, 7.6, 7.3, 7.3, 7.4, 7.5, 7.6])

# The open program jmckib (commit 55f63e9) on this table, rounds 1 to 8, three digits.
RAN_MEDIAN = [8.416, 9.611, 9.962, 9.962, 9.962, 7.472, 8.825, 9.671]
RAN_MEAN = [7.461, 7.553, 7.590, 7.358, 7.349, 7.415, 7.510, 7.572]


def play(variant="as_run", rounds=8, position=POSITION):
    return challenge_array(position, CAPABILITY, SALIENCE, variant=variant, rounds=rounds)


def reading(base="as_run", **choices):
    return replace(READINGS[base], **choices)


CELLS = [("mean", n) for n in range(1, 9)] + [
    pytest.param(
        "median",
        n,
        marks=[
            pytest.mark.xfail(
                strict=True,
                reason="printed 9.9; the reading that gives every other cell gives 9.61, as does "
                "the open program that calls itself faithful to Scholz's code; none of 256 "
                "combinations gives 9.9 here and 8.4 in round 1",
            )
        ]
        if n == 2
        else [],
    )
    for n in range(1, 9)
]


@pytest.mark.parametrize(("row", "number"), CELLS)
def test_table_2_as_run(row, number):
    printed = {"median": MEDIAN, "mean": MEAN}[row][number - 1]
    assert getattr(play(), row)[number] == pytest.approx(printed, abs=0.1)


def test_as_run_is_what_the_open_program_prints():
    found = play("jmckib")
    assert found.median[1:] == pytest.approx(RAN_MEDIAN, abs=5.1e-4)
    assert found.mean[1:] == pytest.approx(RAN_MEAN, abs=5.1e-4)
    assert found.median[0] == 7.0
    assert READINGS["jmckib"] == READINGS["as_run"]


def test_twenty_rounds_of_the_open_program(vectors):
    """jmckib, commit 55f63e9: every position, exponent, median and mean, all digits."""
    path = vectors / "bargaining" / "emission_as_run.json"
    rounds = json.loads(path.read_text())["rounds"]
    assert list(rounds[0]["positions"]) == ACTORS
    found = play(rounds=20)
    positions = [[row["positions"][name] for name in ACTORS] for row in rounds]
    exponents = [[row["r"][name] for name in ACTORS] for row in rounds[1:]]
    np.testing.assert_allclose(found.position.T, positions, rtol=0, atol=1e-9)
    np.testing.assert_allclose(found.risk.T, exponents, rtol=0, atol=1e-9)
    np.testing.assert_allclose(found.median, [row["median"] for row in rounds], atol=1e-9)
    np.testing.assert_allclose(found.mean, [row["mean"] for row in rounds], atol=1e-9)


def test_first_round_of_the_open_program_pair_by_pair(vectors):
    path = vectors / "bargaining" / "emission_as_run.json"
    row = json.loads(path.read_text())["rounds"][1]
    found = challenge_pairs_array(POSITION, CAPABILITY, SALIENCE)
    for i, name in enumerate(ACTORS):
        for j, other in enumerate(ACTORS):
            if i != j:
                gain, threat = row["eu_i_of_ij_and_ji_seen_by_i"][name][other]
                assert found.probability[i, j] == pytest.approx(row["prob"][name][other], abs=1e-12)
                assert found.gain[i, j] == pytest.approx(gain, abs=1e-12)
                assert found.threat[i, j] == pytest.approx(threat, abs=1e-12)


def test_first_round_by_name():
    """Belgium compromises with France, Luxembourg and Ireland lose conflicts; the rest stay."""
    found = challenge_pairs_array(POSITION, CAPABILITY, SALIENCE)
    belgium, france = ACTORS.index("Belgium"), ACTORS.index("France")
    assert found.gain[belgium, france] == pytest.approx(-0.11483050347300794, abs=1e-14)
    assert found.threat[belgium, france] == pytest.approx(0.2432965945234421, abs=1e-14)
    assert found.kind[belgium, france] == 2
    assert found.offer[belgium, france] == pytest.approx(8.415932315426764, abs=1e-12)
    moved = dict(zip(ACTORS, play(rounds=1).position[:, 1], strict=True))
    stay = dict(zip(ACTORS, POSITION, strict=True))
    new = {"Belgium": 8.415932315426764, "Luxembourg": 7.0, "Ireland": 4.0}
    assert moved == pytest.approx(stay | new, abs=1e-12)


@dataclass(frozen=True)
class Printed:
    """A reading of the printed text (equation 31), its medians and means, two digits."""

    choices: dict
    median: list[float]
    mean: list[float]
    ending: Ending


AS_PRINTED = {
    "least": Printed(
        {}, [7.0] * 8, [7.04, 7.27, 7.46, 7.63, 7.68, 7.72, 7.75, 7.63], Ending.ROUNDS
    ),
    "class": Printed(
        {"choice": "class", "tie": "first"},
        [7.0, 7.0] + [10.0] * 6,
        [7.52, 7.89, 9.12, 8.99, 9.97, 9.84, 9.97, 9.84],
        Ending.CYCLE,
    ),
    "strongest": Printed(
        {"choice": "strongest"}, [10.0] * 8, [8.72, 7.42] + [10.0] * 6, Ending.REST
    ),
    "pair-votes-only": Printed(
        {"probability": "pair"}, [7.0] * 8, [7.60, 7.03] + [7.0] * 6, Ending.REST
    ),
}


@pytest.mark.parametrize("name", sorted(AS_PRINTED))
def test_printed_text_does_not_give_the_printed_table(name):
    case = AS_PRINTED[name]
    base = "as_run" if name == "pair-votes-only" else "as_printed"
    found = play(reading(base, **case.choices))
    assert found.median[1:] == pytest.approx(case.median, abs=5.1e-3)
    assert found.mean[1:] == pytest.approx(case.mean, abs=5.1e-3)
    assert found.ending == case.ending
    assert np.abs(found.median[1:] - MEDIAN).mean() > 0.5


def test_a_tie_decides_the_printed_text_where_classes_come_first():
    """In round 2 two conflicts ask the same move of Luxembourg, to either side."""
    first = play(reading("as_printed", choice="class", tie="first"))
    lowest = play(reading("as_printed", choice="class", tie="lowest"))
    assert first.median[8] == pytest.approx(10.0)
    assert lowest.median[8] == pytest.approx(7.0)


ERRORS = [
    ({}, 0.08),
    ({"probability": "pair"}, 2.23),
    ({"compromise_key": "least"}, 0.72),
    ({"choice": "strongest"}, 1.24),
    ({"exponent": "own"}, 0.62),
    ({"conflict": "nobody"}, 0.61),
    ({"span": "current"}, 0.08),
    ({"capitulation": True}, 0.08),
    ({"voter_exponent": False}, 0.10),
]


@pytest.mark.parametrize(("choices", "error"), ERRORS, ids=lambda x: str(x).replace(" ", ""))
def test_what_table_2_needs(choices, error):
    """Mean error of the eight medians, one choice changed, by an independent restatement."""
    found = play(reading(**choices))
    assert np.abs(found.median[1:] - MEDIAN).mean() == pytest.approx(error, abs=5.1e-3)


NAMES = {
    "den": ("probability", {"global": "global", "pair": "pair"}),
    "comp": ("compromise_key", {"scholz": "lowest", "least": "least"}),
    "cap": ("capitulation", {True: True, False: False}),
    "dyn": ("span", {True: "current", False: "first"}),
    "prob_r": ("voter_exponent", {True: True, False: False}),
    "order": ("choice", {"type": "class", "least": "least", "enforce": "strongest"}),
    "self_r": ("exponent", {True: "observer", False: "own"}),
    "conf": ("conflict", {"move": "full", "none": "nobody"}),
}


def test_every_combination_of_readings(vectors):
    """An independent restatement ran 256 combinations and kept two digits of each round.

    All 128 with equation 31 agree in every round. Of the others, 36 bring an actor so near to
    another's position that rounding decides whether it has arrived; there détente, which calls
    positions equal within 1e-12 of the range, may part from it, never before round 5.
    """
    path = vectors / "bargaining" / "emission_variants_vs_table2.json"
    combinations = json.loads(path.read_text())
    assert len(combinations) == 256
    agree = {"pair": 0, "global": 0}
    for entry in combinations:
        choices = {name: value[entry["options"][key]] for key, (name, value) in NAMES.items()}
        found = play(Reading(tie="first", **choices))
        off = np.abs(found.median[1:] - entry["medians"])
        off = np.maximum(off, np.abs(found.mean[1:] - entry["means"])) > 5.1e-3
        assert not off[:4].any(), choices
        agree[choices["probability"]] += not off.any()
    assert agree == {"pair": 128, "global": 92}


def test_equation_31_never_gives_table_2(vectors):
    """The best of 128 combinations misses the medians by 0.66 years on average."""
    path = vectors / "bargaining" / "emission_variants_vs_table2.json"
    pair = [e for e in json.loads(path.read_text()) if e["options"]["den"] == "pair"]
    errors = []
    for entry in pair:
        choices = {name: value[entry["options"][key]] for key, (name, value) in NAMES.items()}
        found = play(Reading(tie="first", **choices))
        errors.append(np.abs(found.median[1:] - MEDIAN).mean())
    assert min(errors) == pytest.approx(0.66, abs=5.1e-3)


def test_schelling_default():
    """The open program schelling: 9.53 after 3 rounds; means 7.61, 7.72."""
    found = play("schelling", rounds=20)
    assert found.median[1:4] == pytest.approx([9.53] * 3, abs=5e-3)
    assert found.mean[1:3] == pytest.approx([7.61, 7.72], abs=5.1e-3)
    assert found.ended == 3
    assert found.ending == Ending.MEDIAN


def test_dmasad():
    """The open program dmasad (commit aa3899a) prints 10.0, 7.12, 10.0."""
    assert play("dmasad").median[1:4] == pytest.approx([10.0, 7.12, 10.0], abs=5.1e-3)


def test_as_run_never_settles():
    """Scholz et al. say that the model does not stabilise: it enters a cycle of 70 rounds."""
    found = play(rounds=1000)
    assert found.ending == Ending.CYCLE
    assert found.cycle_length == 70
    start = int(found.cycle_start)
    np.testing.assert_allclose(
        found.position[:, start : start + 70],
        found.position[:, start + 70 : start + 140],
        atol=1e-6,
    )


def test_half_a_status_quo_gives_very_different_results():
    """As Scholz et al. say of Q = 0.5."""
    assert np.abs(play(reading(q=0.5)).median[1:] - play().median[1:]).mean() > 2.0


def test_the_weighted_mean_is_the_compromise_model():
    from detente.models.bargaining.voting.compromise import compromise_array

    found = play(rounds=8)
    for number in range(9):
        plain = compromise_array(found.position[:, number], CAPABILITY, SALIENCE)
        assert found.mean[number] == pytest.approx(plain, abs=1e-12)


def test_the_page_holds_what_the_command_prints(root):
    from benchmarks.replicate_emission import table

    page = (root / "docs" / "explanation" / "challenge.md").read_text(encoding="utf-8")
    assert table() in page, "run python -m benchmarks.replicate_emission"
