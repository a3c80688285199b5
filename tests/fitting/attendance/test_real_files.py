"""The real data files: counts, modes and scores of the shipped estimates."""

import csv
from datetime import date

import numpy as np
import pytest

from detente.estimates.attendance import comes_for, shipped_attendance
from detente.fitting.attendance.artefact import in_sample
from detente.fitting.attendance.backtest import backtest_rounds
from detente.fitting.attendance.fit import ASKED_PRIOR, COMES_PRIOR, moved_mode
from detente.fitting.attendance.panel import cells_of
from detente.fitting.attendance.reading.sources import read_data, without
from detente.models.attendance.propensity import forecast, moved, observed, prior

DESIGN_COMES = (4.313, 0.243, -0.886, 0.386, -0.726, 1.566, -0.324)
DESIGN_COMES_WITHOUT = (4.096, 0.175, -0.840, 0.459, -0.715, 1.578, -0.303)
DESIGN_ASKED = (-6.80, 4.33, 2.34, -1.61, 4.42, 2.35, 1.31, 1.39, 0.43, 2.83, 0.41)


def afghan_rounds(folder):
    """Return day and series of each round, kinds of guests, and who came (NaN: not asked)."""
    with (folder / "attendance_rounds.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["process"] == "afghanistan"]
    held = sorted({(date.fromisoformat(row["date"]), row["series"]) for row in rows})
    kind = {row["guest"]: row["kind"] for row in rows}
    came = np.full((len(held), len(kind)), np.nan)
    for row in rows:
        if row["came"]:
            at = held.index((date.fromisoformat(row["date"]), row["series"]))
            came[at, list(kind).index(row["guest"])] = row["came"] == "yes"
    return held, list(kind.values()), came


def comes_ahead(held, kinds, came, coefficients):
    """Forecast each round by the model's own kernel; rounds of other series weigh half."""
    x = np.array([[1, kind == "government", kind == "faction"] for kind in kinds], float)
    made = np.empty(came.shape)
    for target, (day, series) in enumerate(held):
        belief, last = prior(len(kinds)), held[0][0]
        for (then, other), outcome in zip(held[:target], came, strict=False):
            belief = moved(belief, (then - last).days / 365.25, coefficients.years)
            weight = 1.0 if other == series else 0.5
            belief, last = observed(belief, x, outcome, coefficients, weight), then
        belief = moved(belief, (day - last).days / 365.25, coefficients.years)
        made[target] = forecast(belief, x, coefficients)
    return made


@pytest.fixture(scope="module")
def real(request):
    return read_data(request.getfixturevalue("shared") / "data")


@pytest.fixture(scope="module")
def kept():
    return shipped_attendance()


@pytest.mark.usefixtures("shared")
class TestRealFiles:
    def test_counts(self, real):
        assert len(real.processes) == 20
        assert sum(len(panel.years) for panel in real.processes) == 163
        assert sum(int(panel.counts[1:].sum()) for panel in real.processes) == 2914
        assert cells_of(real.asked) == 144

    def test_the_files_are_those_of_the_estimates(self, real, kept):
        assert kept.data == real.digests
        assert kept.places == real.places
        assert kept.case_states == real.states
        assert kept.in_sample == in_sample(real)

    def test_coming_is_refitted(self, real, kept):
        mode = moved_mode(real.comes, COMES_PRIOR)
        assert mode == pytest.approx(kept.comes.mode, abs=0.002)
        assert mode == pytest.approx(DESIGN_COMES, abs=0.02)
        mode = moved_mode(without(real.comes, "afghanistan", real.states), COMES_PRIOR)
        assert mode == pytest.approx(kept.comes_without["afghanistan"].mode, abs=0.002)
        assert mode == pytest.approx(DESIGN_COMES_WITHOUT, abs=0.002)

    def test_being_asked_is_refitted(self, real, kept):
        mode = moved_mode([*real.processes, *real.asked], ASKED_PRIOR)
        assert mode == pytest.approx(kept.asked.mode, abs=0.02)
        sd = np.sqrt(np.diag(kept.asked.covariance))
        assert (abs(mode - DESIGN_ASKED) < 0.3 * sd).all()
        assert kept.asked.objective == pytest.approx(703.292, abs=0.1)

    def test_coming_on_the_afghan_rounds(self, request):
        folder = request.getfixturevalue("shared") / "data"
        held, kinds, came = afghan_rounds(folder)
        made = comes_ahead(held, kinds, came, comes_for("afghanistan").at_mode())
        asked = ~np.isnan(came) & (np.array(kinds) != "faction")
        assert (asked.sum(), came[asked].sum()) == (47, 46)
        brier, constant = ((made - came)[asked] ** 2).mean(), ((0.95 - came[asked]) ** 2).mean()
        assert brier == pytest.approx(0.0218, abs=0.0002)
        assert brier < constant + 0.003

    def test_scores_are_those_shipped(self, request, kept):
        file = request.getfixturevalue("shared") / "data" / "pax_rounds_dev.csv"
        found = backtest_rounds(file)
        assert found.tables == kept.scores
        assert found.processes == len(found.left_out) == 20
        seen, new = found.tables["attendance_seen"], found.tables["attendance_new"]
        assert (seen.n, new.n, found.tables["seats"].n) == (744, 2170, 143)
        assert seen.model.brier == pytest.approx(0.184, abs=0.003)
        assert new.model.brier == pytest.approx(0.0158, abs=0.001)
        assert found.tables["seats"].model.crps == pytest.approx(0.89, abs=0.03)
        assert all(one.brier > seen.model.brier for one in seen.rules.values())
        assert seen.rules["running_smoothed"].brier == pytest.approx(0.209, abs=0.001)
        assert seen.rules["running"].brier == pytest.approx(0.231, abs=0.001)
        assert seen.rules["running_recent"].brier == pytest.approx(0.217, abs=0.001)
        assert seen.rules["last_time"].brier == pytest.approx(0.317, abs=0.001)
        assert seen.rules["constant"].brier == pytest.approx(0.554, abs=0.001)
