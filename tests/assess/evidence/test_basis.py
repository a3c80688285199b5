"""What each key judgement rests on."""

from dataclasses import replace
from functools import cache

import pytest
from tests.assess.camp_cases import with_settings
from tests.assess.runs import DRAWS, finished
from tests.ensemble.planted import claim, example, table

from detente.assess.evidence.basis import basis
from detente.assess.evidence.influence import METRIC_OF
from detente.assess.paired import PairedRerun
from detente.case.case import Case
from detente.case.schema.settings import RoundsRead
from detente.engagement.task import EngagementTask

SUMMARY, ROWS, _ = finished()


@cache
def found(*, learn: bool = True, with_rounds: bool = True):
    case: Case = with_settings(example(), rounds=RoundsRead(learn=learn))
    if not with_rounds:
        case = replace(case, rounds=table([]))
    task = EngagementTask(case, SUMMARY.seed)
    return basis(task, ROWS, SUMMARY.rounds, SUMMARY.record)


def test_the_summary_holds_it():
    assert found() == SUMMARY.basis
    assert set(found()) == {"deal", "table", "holdout", "deaths", "spillover", "camps"}


def test_rows_that_change_no_draw_change_neither_claims_nor_confidence():
    """Claims of recorded rounds used to be named beside the table, whatever they did to it."""
    assert found(learn=False, with_rounds=False) == found(learn=False)


def test_a_named_claim_changes_the_number():
    rerun = PairedRerun(EngagementTask(example(), SUMMARY.seed), min(DRAWS, 32))
    for name, metric in (("deal", "settlement"), ("table", "table_max")):
        for cited in found()[name].claims:
            origin = example().claims[cited].origin or cited
            metrics = rerun.compare(rerun.struck_out(origin)).metrics
            assert any(m[metric].delta != 0.0 for m in metrics.values()), (name, cited)


def test_shares_of_influence_add_up_to_one():
    for one in found().values():
        if one.influence is not None:
            assert abs(sum(one.influence.values()) - 1.0) < 1e-5


def test_camps_rest_on_the_criteria_counted():
    """Nobody asked about drugs, so half of the criteria are placeholders."""
    camps = found()["camps"].influence
    assert camps is not None
    assert camps["placeholder"] == 0.5


def test_nothing_without_skill_is_above_low():
    for one in found().values():
        assert one.tested == "won" or one.confidence != "moderate"


@pytest.mark.parametrize(
    ("label", "tested", "word"),
    [
        ("skill shown", "won", "moderate"),
        ("no skill shown", "lost", "low"),
        ("worse than running", "lost", "low"),
    ],
)
def test_an_output_without_skill_is_low_whatever_it_rests_on(monkeypatch, label, tested, word):
    """Plant firm ground under every judgement, and the label of past rounds."""
    firm = {"evidence": 0.9, "judgement": 0.1, "placeholder": 0.0, "assumption": 0.0}
    claims = [claim(f"P{n}", 0.9, source=f"paper-{n}") for n in range(4)]
    case = replace(example(), claims=table([*example().claims, *claims]))
    names = [one.id for one in claims]
    monkeypatch.setattr("detente.assess.evidence.basis._beyond_noise", lambda *_: firm)
    monkeypatch.setattr("detente.assess.evidence.basis.leading_origins", lambda *_: [])
    monkeypatch.setattr(
        "detente.assess.evidence.basis.struck", lambda *_: dict.fromkeys(METRIC_OF, names)
    )
    scores = SUMMARY.rounds.scores
    labels = {**scores.labels, "attendance": label}
    rounds = SUMMARY.rounds.model_copy(
        update={"scores": scores.model_copy(update={"labels": labels})}
    )
    one = basis(EngagementTask(case, SUMMARY.seed), ROWS, rounds, SUMMARY.record)
    assert (one["table"].tested, one["table"].confidence) == (tested, word)
    assert one["holdout"].tested == "untested"
    assert one["holdout"].confidence == "low"  # firm ground, and never scored
