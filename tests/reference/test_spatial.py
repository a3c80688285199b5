"""The spatial model against the runs of KTAB, its only implementation so far.

Two runs of its program `smpc` with default parameters: the reference log its repository keeps
(lsyaseen/KTAB, examples/smp/doc/20170530_ref-dummyData_3Dim.txt, seven made-up actors on three
dimensions), and the 1994 emission-standards table run at commit 3b5b063.
"""

import json
from dataclasses import dataclass

import numpy as np
import pytest

from detente.models.bargaining.spatial.model import AS_RUN, SpatialRules, spatial_array

POWER = np.array([102.543, 53.393, 129.643, 75.920, 63.224, 120.048, 54.178])
POSITION = np.array(
    [
        [75.79, 6.37, 70.45],
        [82.72, 73.50, 64.00],
        [82.45, 90.89, 0.07],
        [62.52, 50.82, 62.33],
        [82.34, 45.77, 73.31],
        [84.48, 33.70, 88.11],
        [70.96, 33.46, 90.36],
    ]
)
SALIENCE = np.array(
    [
        [49.53, 5.91, 28.15],
        [30.33, 21.22, 24.79],
        [48.47, 13.55, 34.62],
        [20.76, 39.24, 22.21],
        [40.96, 25.43, 22.59],
        [22.92, 39.35, 15.42],
        [31.75, 27.93, 26.03],
    ]
)
NEXT = [  # positions after the first turn, four digits printed
    [79.54, 44.71, 72.05],
    [78.93, 56.33, 72.52],
    [82.45, 90.89, 0.07],
    [65.82, 50.76, 63.02],
    [79.54, 44.72, 72.05],
    [84.39, 34.05, 86.34],
    [75.61, 24.79, 71.95],
]
LAST = [  # after the tenth
    [78.56, 31.76, 74.05],
    [78.56, 31.76, 74.05],
    [82.45, 90.89, 0.07],
    [67.12, 50.12, 63.73],
    [78.60, 31.65, 74.11],
    [79.88, 34.37, 75.16],
    [78.60, 31.65, 74.11],
]
SECOND = [  # history of the second dimension, one digit
    [6.4, 44.7, 34.2, 35.0, 30.5, 30.5, 31.2, 31.2, 31.5, 31.8, 31.8],
    [73.5, 56.3, 27.5, 30.5, 30.6, 30.6, 30.9, 31.2, 34.4, 31.8, 31.8],
    [90.9, 90.9, 90.9, 90.9, 90.9, 90.9, 90.9, 90.9, 90.9, 90.9, 90.9],
    [50.8, 50.8, 50.2, 50.2, 50.2, 50.2, 50.1, 50.1, 50.1, 50.1, 50.1],
    [45.8, 44.7, 35.8, 30.5, 30.5, 30.5, 30.6, 34.6, 31.6, 31.6, 31.6],
    [33.7, 34.1, 34.2, 34.3, 34.7, 34.6, 34.6, 34.6, 34.4, 34.4, 34.4],
    [33.5, 24.8, 27.5, 28.7, 28.7, 34.6, 31.2, 31.2, 31.3, 31.3, 31.6],
]
CHANCE = [  # history of winning probabilities
    [0.0047, 0.6059, 0.3618, 0.2234, 0.2420, 0.4040, 0.4031, 0.3546, 0.4593, 0.3962, 0.3340],
    [0.0302, 0.0509, 0.3087, 0.3684, 0.2457, 0.1811, 0.1290, 0.3546, 0.2960, 0.3962, 0.3340],
    [0.0054, 0.0096, 0.0256, 0.0158, 0.0096, 0.0339, 0.0072, 0.0571, 0.0194, 0.0074, 0.0183],
    [0.1492, 0.1406, 0.1887, 0.1674, 0.0823, 0.2564, 0.0533, 0.2768, 0.1131, 0.0507, 0.0957],
    [0.6001, 0.6059, 0.1152, 0.3684, 0.2420, 0.4040, 0.0446, 0.3115, 0.4593, 0.1730, 0.1512],
    [0.1447, 0.1217, 0.3618, 0.0649, 0.3687, 0.1246, 0.3628, 0.3115, 0.2960, 0.3530, 0.4009],
    [0.0656, 0.0713, 0.3087, 0.1602, 0.0517, 0.1246, 0.4031, 0.3546, 0.1123, 0.0198, 0.1512],
]


@dataclass(frozen=True)
class Challenge:
    """A challenge of the first turn: target, estimate of winning, gain, and what was accepted."""

    actor: int
    target: int
    victory: float
    gain: float
    accepted: int


CHALLENGES = [
    Challenge(0, 6, 0.7643, 0.0947, 4),
    Challenge(1, 0, 0.7964, 0.2810, 6),
    Challenge(2, 6, 0.8334, 0.4711, -1),
    Challenge(3, 0, 0.8056, 0.2839, 3),
    Challenge(4, 0, 0.5836, 0.0116, 4),
    Challenge(5, 1, 0.8510, 0.2986, 5),
    Challenge(6, 1, 0.3970, 0.0286, 0),
]


@pytest.fixture(scope="module")
def dummy():
    return spatial_array(POSITION, POWER, SALIENCE / 100, rules=AS_RUN)


def test_number_of_turns(dummy):
    assert dummy.turns == 10


@pytest.mark.parametrize(
    ("turn", "attitudes"),
    [
        (0, [-0.500, -0.459, -0.499, -0.274, 1.000, -0.232, -0.430]),
        (1, [1.000, -0.469, -0.500, -0.474, 0.655, -0.462, -0.469]),
        (10, [1.000, 1.000, -0.500, -0.484, -0.390, -0.111, -0.390]),
    ],
)
def test_risk_attitudes(dummy, turn, attitudes):
    assert dummy.risk[turn] == pytest.approx(attitudes, abs=5.1e-4)


@pytest.mark.parametrize("row", CHALLENGES, ids=lambda row: f"actor-{row.actor}")
def test_challenges_and_bargains_of_the_first_turn(dummy, row):
    assert dummy.target[0, row.actor] == row.target
    assert dummy.victory[0, row.actor] == pytest.approx(row.victory, abs=5.1e-5)
    assert dummy.gain[0, row.actor] == pytest.approx(row.gain, abs=5.1e-5)
    assert dummy.accepted[0, row.actor] == row.accepted


@pytest.mark.parametrize(("turn", "printed"), [(1, NEXT), (10, LAST)])
def test_positions_on_three_dimensions(dummy, turn, printed):
    np.testing.assert_allclose(dummy.position[turn], printed, atol=1e-9)


def test_history_of_positions(dummy):
    np.testing.assert_allclose(dummy.position[:11, :, 1].T, SECOND, atol=0.0501)


def test_history_of_winning_probabilities(dummy):
    np.testing.assert_allclose(dummy.probability[:11].T, CHANCE, atol=5.1e-5)


# Bueno de Mesquita (1994), as printed in Scholz, Calbert and Smith (2011), Table 1; capability in
# per cent, as the run had it.
CAPABILITY = np.array([8.0, 8, 3, 16, 16, 16, 16, 5, 5, 8])
YEARS = np.array([4.0, 7, 4, 4, 10, 10, 10, 7, 4, 7])
STAKE = np.array([0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7])


def emission(capability=CAPABILITY, rules=AS_RUN):
    return spatial_array(YEARS[:, None], capability, STAKE[:, None], scale=(4, 10), rules=rules)


@pytest.fixture(scope="module")
def printed(vectors):
    return json.loads((vectors / "bargaining" / "ktab_emission.json").read_text())


def test_emission_standards_positions(printed):
    found = emission()
    table = np.array(list(printed["positions"]["Pstn1"].values())).T
    assert found.turns == len(table) - 1
    shares = (found.position[: len(table), :, 0] - 4) / 6 * 100
    np.testing.assert_allclose(shares, table, atol=0.0501)


def test_emission_standards_winning_probabilities(printed):
    found = emission()
    table = np.array(list(printed["win_probability"].values())).T
    np.testing.assert_allclose(found.probability[: len(table)], table, atol=5.1e-5)


def test_emission_standards_first_state():
    """Three positions, printed 0.2069 (4 years), 0.3474 (7) and 0.4457 (10)."""
    chance = emission().probability[0]
    by_position = {4.0: 0.2069, 7.0: 0.3474, 10.0: 0.4457}
    assert chance == pytest.approx([by_position[year] for year in YEARS], abs=5.1e-5)


def test_results_of_the_program_hang_on_the_unit_of_capability():
    """With capability as a share its constants weigh more: a rounding falls otherwise in turn 11.

    The relative floor does not mind the unit.
    """
    percent, share = emission(), emission(CAPABILITY / 100)
    np.testing.assert_allclose(share.position[:11], percent.position[:11], atol=1e-9)
    assert np.abs(share.position[12] - percent.position[12]).max() > 0.05
    default = SpatialRules()
    np.testing.assert_allclose(
        emission(CAPABILITY / 100, default).position, emission(rules=default).position, atol=1e-9
    )
