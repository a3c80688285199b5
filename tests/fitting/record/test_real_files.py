"""The real data files: panel sizes, fits and predictions that two programmes agreed on."""

import math

import numpy as np
import pytest

from detente.estimates.record import shipped
from detente.fitting.record.artefact import differences
from detente.fitting.record.build import CUTS, cut_of, quiet_of
from detente.fitting.record.choose import Penalties
from detente.fitting.record.cut import landmarks, units_of
from detente.fitting.record.outcomes import happened
from detente.fitting.record.ucdp import read_sources
from detente.fitting.record.validation.costs import costs_of
from detente.fitting.record.validation.quiet import quiet_skill
from detente.fitting.record.validation.scores import SEED
from detente.fitting.record.validation.validate import across_time, estimates_of
from detente.models.record.chain import at_horizon
from detente.models.record.counting.counts import first_years, quiet_years, resumed
from detente.models.record.part import chances, estimate
from detente.models.scoring.skill import skill_array

PENALTIES: Penalties = {
    "fate": (30.0, 30.0),
    "text": (30.0, 3.0),
    "deal|text": (30.0, 30.0),
    "full|deal": (100.0, 30.0),
    "truce": (100.0, 3.0),
}


@pytest.fixture(scope="module")
def real(request):
    folder = request.getfixturevalue("shared") / "data"
    return read_sources(
        folder / "ucdp_termination_dyad_1989_2020.csv",
        folder / "ucdp_peace_agreements_1975_2021.csv",
    )


@pytest.fixture(scope="module")
def movements(real):
    return landmarks(real, "movement")


@pytest.fixture(scope="module")
def fitted(movements):
    return estimates_of(movements, "movement", PENALTIES, "all")


@pytest.mark.usefixtures("shared")
class TestRealFiles:
    def test_panel_sizes(self, real, movements):
        wars = landmarks(real, "war")
        for panel, units, rows in ((movements, 284, 1277), (wars, 138, 1056)):
            assert len(panel.unit) == rows
            assert len(set(panel.unit)) == units
            assert len(set(panel.conflict)) == 138

    @pytest.mark.parametrize(
        ("unit", "months", "fates", "signings"),
        [
            ("movement", 12, (911, 46, 35, 15, 11, 233), (95, 68, 23, 98)),
            ("movement", 36, (537, 94, 75, 25, 19, 398), (203, 157, 83, 227)),
            ("movement", 60, (346, 118, 99, 30, 22, 467), (242, 190, 112, 282)),
            ("war", 24, (687, 40, 42, 22, 6, 203), (180, 143, 69, 185)),
            ("war", 36, (572, 52, 58, 26, 7, 245), (228, 181, 99, 238)),
        ],
    )
    def test_what_became_of_them(self, real, unit, months, fates, signings):
        panel = landmarks(real, unit)
        fate = happened(panel, "fate", months)
        assert tuple(fate.outcome[fate.known].sum(axis=0).astype(int)) == fates
        found = []
        for name in ("text", "deal", "full", "truce"):
            what = happened(panel, name, months)
            found.append(int(what.outcome[what.known, 1].sum()))
        assert tuple(found) == signings

    def test_fits(self, fitted, movements):
        objective = {part: made.objective for part, made in fitted.items()}
        assert objective["text"] == pytest.approx(-398.512145, abs=1e-5)
        assert objective["fate"] == pytest.approx(-970.608831, abs=1e-5)
        assert objective["truce"] == pytest.approx(-434.473487, abs=1e-5)
        assert fitted["fate"].events == pytest.approx([46, 35, 15, 11, 233])
        assert fitted["deal|text"].weight == pytest.approx(452)
        assert fitted["full|deal"].events == pytest.approx([175.65])
        three = estimate(movements, "text", "movement", (30.0, 3.0))
        assert three.objective == pytest.approx(-410.372730, abs=1e-5)
        assert three.coefficients[0, :5] == pytest.approx(
            [-3.166167, -0.804058, 0.133969, 0.391227, -0.291330], abs=1e-5
        )

    @pytest.mark.parametrize(
        ("signed", "months", "expected"),
        [
            (0, 12, {"text": 0.069861, "deal": 0.020573, "full": 0.006841}),
            (0, 36, {"text": 0.138031, "deal": 0.056197, "full": 0.028589, "truce": 0.183429}),
            (0, 60, {"text": 0.178780, "deal": 0.082952, "full": 0.049164}),
            (1, 36, {"text": 0.616627, "deal": 0.483768, "full": 0.225051, "truce": 0.495058}),
        ],
    )
    def test_predictions(self, fitted, signed, months, expected):
        facts = {
            "log_age": math.log(9),
            "log_episode_age": math.log(4),
            "government": 1,
            "log_dyads": math.log(2),
            "recurrence": 1,
            "decade": 1.0,
            "deal_before": signed,
            "text_last_3": signed,
        }
        found = {}
        for part, made in fitted.items():
            stated = np.array([facts.get(fact, 0.0) for fact in made.facts])
            scaled = (stated - made.mean) / made.sd
            found[part] = chances(scaled, np.array(4), made.coefficients)
        prediction = at_horizon(found, months / 12)
        for name, chance in expected.items():
            assert getattr(prediction, name) == pytest.approx(chance, abs=1e-6), name
        if (signed, months) == (0, 36):
            assert prediction.fate[1:] == pytest.approx(
                [0.066946, 0.047296, 0.022935, 0.014066, 0.440349], abs=1e-6
            )

    def test_plain_counts(self, real):
        units = units_of(real, "movement")
        first = first_years(units, 1990, 2019)
        assert [first[code] for code in (0, 1, 2, 3, 4, 5, 6)] == [249, 21, 33, 37, 13, 127, 22]
        assert resumed(units, 2014, 3)[5] == (184, 72)
        assert resumed(units, 2014, 5)[5] == (184, 91)
        quiet = quiet_years(units, 1992, 2017)
        recent = [one for one in quiet if one.text_last_3]
        counts = [
            sum(getattr(one, name) for one in recent) for name in ("deal", "full", "fighting")
        ]
        assert (len(quiet), len(recent), counts) == (1027, 157, [52, 26, 28])

    @pytest.mark.parametrize(("unit", "least"), [("movement", 0.17), ("war", 0.16)])
    def test_later_years_are_forecast_better_than_by_the_recent_rate(self, real, unit, least):
        deal = across_time(real, unit)["deal"][36]
        model, recent = (
            (chance[:, 1] - deal.outcome[:, 1]) ** 2 for chance in (deal.forecast, deal.base)
        )
        skill = skill_array(model, recent, deal.conflict, seed=SEED)
        assert skill.point >= least
        assert skill.low > 0

    @pytest.mark.parametrize("unit", ["movement", "war"])
    def test_the_shipped_file_is_remade(self, real, unit):
        kept = shipped(unit)
        assert [cut.until for cut in kept.cuts] == list(CUTS)
        made = kept.model_copy(
            update={"cuts": tuple(cut_of(real, unit, cut.until) for cut in kept.cuts)}
        )
        assert differences(kept, made) == []

    @pytest.mark.parametrize(("unit", "printed"), [("movement", 0.099), ("war", 0.140)])
    def test_counts_of_quiet_wars_have_the_skill_that_is_shipped(self, real, unit, printed):
        found = quiet_skill(quiet_of(real, unit))
        assert found == shipped(unit).quiet_skill
        assert found["deal"][1] == pytest.approx(printed, abs=0.001)

    def test_costs_of_missing_facts_are_those_that_are_shipped(self, real):
        found = costs_of(landmarks(real, "war"), "war")
        for event, costs in shipped("war").costs.items():
            assert found[event] == pytest.approx(costs, abs=1e-5)

    def test_what_comes_after_a_cut_changes_nothing(self, real):
        later = real._replace(
            years=[row for row in real.years if row.year <= 2012],
            agreements=[text for text in real.agreements if text.signed < 2012],
        )
        for unit in ("movement", "war"):
            assert cut_of(later, unit, 2009) == cut_of(real, unit, 2009)
