"""Sentences about models of agreement follow from their numbers and from what each model is."""

import pytest
from tests.assess.agreement.entries import at, entry, issue, lacking
from tests.assess.agreement.test_answer import PARTIES, sure

from detente.assess.agreement.answer import forecasts
from detente.assess.agreement.record import RoundState
from detente.report.sections.agreement.words import missing_sentences, outcome_sentences

MEAN = entry("Mean", 30, 40, 50, "mean")
MEDIAN = entry("Median", 32, 38, 52, "median")


def text(*entries: dict, **more) -> str:
    return " ".join(outcome_sentences(issue(*entries, **more)))


def test_models_that_agree_are_said_to():
    said = text(MEAN, MEDIAN)
    assert (
        "medians run from 38 (Median) to 40 (Mean). That is 2 points, no more than the 20" in said
    )
    assert "Each one's median lies within every other's interval." in said
    assert "disagree" not in said
    assert "Apart" not in said


def test_models_that_part_are_named_with_their_numbers():
    far = entry("Mode", 80, 85, 90, "mode")
    said = text(MEAN, MEDIAN, far)
    assert "The models disagree: their medians run from 38 (Median) to 85 (Mode)." in said
    assert "That is 47 points, more than the 20 over which one model is typically unsure." in said
    assert "2 of 3 lie within each other's intervals, at 38 to 40: Median and Mean." in said
    assert "Apart: Mode at 85." in said
    assert "Mode sees only the strongest single position, not how near the others stand" in said


@pytest.mark.parametrize(("mean", "side"), [(70.0, "above"), (10.0, "below")])
def test_median_and_mean_that_part(mean, side):
    said = text(entry("Mean", mean - 2, mean, mean + 2, "mean"), MEDIAN)
    assert "half of the influence lies on either side of 38" in said
    assert f"is drawn to {mean:.0f} by what lies {side}." in said


def test_a_case_in_which_median_and_mean_must_part():
    # most influence at 0 exactly, the rest far out: the median is 0, the mean .4 x 100 = 40
    case = sure(("capital", 0.0, 60.0), ("river-wing", 100.0, 25.0), ("hill-wing", 100.0, 15.0))
    chosen = ["bargaining.compromise", "bargaining.median"]
    found = forecasts(case, draws=16, models=chosen).issues["power"]
    said = " ".join(outcome_sentences(found))
    assert "The models disagree: their medians run from 0 (Weighted median) to 40" in said
    assert "No two of them lie within each other's intervals." in said
    assert (
        "half of the influence lies on either side of 0, and the mean, which counts how far out "
        "it lies, is drawn to 40 by what lies above." in said
    )


def test_a_case_on_one_point_has_nothing_to_part_over():
    case = sure(*[(party, 40.0, power) for party, _, power in PARTIES])
    said = outcome_sentences(forecasts(case, draws=8).issues["power"])
    assert said[0] == "All models come out at 40."
    assert not [one for one in said if "Apart" in one or "disagree" in one or "part:" in one]


NASH = entry("Nash", 70, 75, 80, "gains", "bound", "package", deal=1.0)


def test_solutions_that_start_from_no_deal_are_told_by_it():
    said = text(MEAN, MEDIAN, NASH)
    assert "Nash counts gains from what holds without a deal (90), among the parties" in said
    assert "Its terms lie nearer to that point than where the others agree." in said
    away = text(MEAN, MEDIAN, NASH, without=2.0)
    assert "Even so its terms lie further from that point than the others'." in away
    # no reason where a like model agrees with the others
    assert "counts gains" not in text(MEAN, entry("Kalai", 30, 41, 50, "bound"), MEDIAN, NASH)


def means(*values: float) -> list[RoundState]:
    return [RoundState(median=30.0, mean=value, positions={}) for value in values]


def test_models_in_which_parties_move_say_from_where_to_where():
    moved = entry("Challenge", 68, 71, 75, "median", "moves", rounds=means(40.0, 55.0, 71.2))
    assert "Challenge lets parties move: their mean goes from 40 to 71 in 2 rounds." in text(
        MEAN, MEDIAN, moved
    )
    once = moved.model_copy(update={"rounds": means(40.0, 30.0)})
    assert "from 40 to 30 in one round." in text(MEAN, MEDIAN, once)
    still = moved.model_copy(update={"rounds": means(40.0)})
    assert "lets parties move, but their mean hardly does." in text(MEAN, MEDIAN, still)


def test_models_that_were_stopped_are_no_settlement():
    moving = entry("Challenge", 30, 40, 50, "median", "moves", settled=0.25, cycle=0.5)
    said = text(MEAN, moving)
    assert "no settlement: Challenge in 75 % of draws (50 % in a cycle)." in said
    assert "no settlement" not in text(
        MEAN, moving.model_copy(update={"settled": 1.0, "cycle": 0.0})
    )


def test_draws_without_a_deal_are_counted():
    said = text(MEAN, NASH.model_copy(update={"deal": 0.4}))
    assert "Nash: no deal is better for all the parties of the talks in 60 % of draws" in said
    assert "no deal is better" not in text(MEAN, NASH)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (5.0, "Every model lies above what holds today (5)."),
        (95.0, "Every model lies below what holds today (95)."),
        (39.0, "What holds today (39) lies among the models' medians."),
    ],
)
def test_models_stand_beside_today(today, said):
    *_, beside, zones = outcome_sentences(issue(MEAN, MEDIAN, today=today))
    assert beside == said
    assert zones == "In most draws no majority by influence likes anything better than today."


def test_one_model_alone_gets_no_sentence():
    assert outcome_sentences(issue(MEAN)) == []


def test_missing_models_are_named_once_with_their_reason():
    issues = {
        "power": issue(MEAN, lacking("Rubinstein", "no order"), NASH),
        "ceasefire": issue(
            MEAN,
            lacking("Rubinstein", "no order"),
            lacking("Nash", "no reversion"),
            title="Ceasefire",
        ),
    }
    assert missing_sentences(issues) == [
        "Rubinstein: no order.",
        "Nash (on Ceasefire): no reversion.",
    ]


def test_a_model_that_minds_the_direction_of_the_scale_is_named():
    challenge = entry("Challenge", 30, 40, 50, "median", mirrored=at(60.0), turned=0.3)
    said = outcome_sentences(issue(challenge))
    assert len(said) == 1
    assert said[0].startswith("Challenge depends on which end of the scale is 0")
    assert "30 % of draws" in said[0]
    assert ", not 40 (30 to 50);" in said[0]
    alike = challenge.model_copy(update={"mirrored": challenge.outcome})
    assert "gives the same range, 40 (30 to 50), by" in outcome_sentences(issue(alike))[0]
    calm = challenge.model_copy(update={"turned": 0.0})
    assert outcome_sentences(issue(calm)) == []
