import math
import re
from pathlib import Path

import numpy as np
import pytest

from detente.numerics.ties import LOOSE_TIE, TIE, equal, exceeds, reaches

SRC = Path(__file__).parents[2] / "src" / "detente"

# Small numbers in the source that are no tolerances of ties, with what they are instead.
NO_TIES = {
    "models/attendance/propensity.py": "least probability on a grid",
    "models/bargaining/cooperative/barrier.py": "least gain and smoothing of a search",
    "models/bargaining/cooperative/newton.py": "convergence of Newton steps",
    "models/bargaining/elections.py": "constants of the published program",
    "models/bargaining/spatial/model.py": "an option of the rules",
    "models/bargaining/spatial/turn.py": "constants of the published program",
    "models/record/hazards.py": "convergence of Newton steps",
    "models/record/part.py": "spread below which a fact is constant",
    "models/scoring/diagnostics/calibration_slope.py": "convergence of Newton steps",
    "numerics/limits.py": "convergence of doubled steps",
    "numerics/roots.py": "convergence of a bracketed root",
}


@pytest.mark.parametrize("size", [1e-9, 1.0, 60.0, 1e9])
def test_rounding_is_a_share_of_the_size(size):
    parts = [size * k / 10 for k in (1, 2, 3, 4)]
    total, half = sum(parts), parts[0] + parts[3]
    assert equal(half, 0.5 * total, total)
    assert reaches(half, 0.5 * total, total)
    assert not exceeds(half, 0.5 * total, total)
    assert exceeds(half, 0.5 * total * (1 - 1e-9), total)
    assert not reaches(half, 0.5 * total * (1 + 1e-9), total)


def test_unknown_numbers_reach_nothing():
    for compare in (equal, exceeds, reaches):
        assert not compare(math.nan, 1.0, 1.0)
        assert not compare(1.0, math.nan, 1.0)


def test_a_number_equals_itself_without_any_size():
    assert equal(0.0, 0.0, 0.0)
    assert reaches(0.0, 0.0, 0.0)
    assert not exceeds(0.0, 0.0, 0.0)


def test_tolerances_are_above_rounding():
    assert np.finfo(float).eps * 1000 < TIE < LOOSE_TIE


def test_models_have_no_tolerance_of_their_own():
    small = re.compile(r"(?<![\w.])1e-(?:9|1[0-4])\b")
    found = []
    for room in ("models", "numerics"):
        for path in sorted((SRC / room).rglob("*.py")):
            name = path.relative_to(SRC).as_posix()
            if name in NO_TIES or name == "numerics/ties.py":
                continue
            code = re.sub(r'r?"""(?s:.*?)"""', "", path.read_text(encoding="utf-8"))
            found += [f"{name}: {one}" for one in small.findall(code)]
    assert found == []
