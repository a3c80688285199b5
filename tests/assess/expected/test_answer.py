"""What the sources expect, beside what a run says of it."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import claim, example, table

from detente.assess.expected.answer import expected
from detente.assess.options.metrics import metric_values
from detente.case.schema.evidence import Expectation
from detente.ensemble.claims import Evidence


def link(*names: str, **fields) -> Expectation:
    known = {"id": "e", "code": "C-TALK", "text": "It is so.", "stands_for": list(names)}
    return Expectation.model_validate({**known, **fields})


def stands(*names: str):
    case = replace(example(), expectations=table([link(*names)]))
    summary, rows, _ = finished()
    (found,) = expected(case, rows, summary.audits)
    return found.stands


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("drugs", "metric"),
        ("first_talks", "event"),
        ("rebel_victory", "end"),
        ("cooperation", "mechanism"),
        ("guarantee", "lever"),
        ("t_med", "parameter"),
        ("movement", "set"),
        ("two", "member"),
        ("power", "case"),
    ],
)
def test_each_name_stands_for_one_kind_of_thing(name, kind):
    (found,) = stands(name)
    assert (found.name, found.kind) == (name, kind)
    assert found.decided in {"evidence", "judgement", "assumption", "nothing"}


def test_a_metric_is_told_under_the_option_that_changes_it_most_surely():
    (found,) = stands("table_max")
    rows = finished()[1]
    gaps = {
        option: metric_values(example(), rows, option, "table_max")
        - metric_values(example(), rows, "continue", "table_max")
        for option in rows.strategies
        if option != "continue"
    }
    sure = {o: abs(g.mean()) / g.std() if g.std() else 0.0 for o, g in gaps.items()}
    best = max(sure, key=lambda option: sure[option])
    assert found.option == best
    assert found.number == pytest.approx(gaps[best].mean(), abs=1e-6)
    assert found.error == pytest.approx(gaps[best].std() / np.sqrt(gaps[best].size), abs=1e-6)


def test_a_change_within_two_errors_is_nothing():
    for found in stands("splits", "extra_deaths", "ceasefire", "any_deal", "first_talks"):
        if found.error is not None and abs(found.number) <= 2 * found.error:
            assert found.decided == "nothing"
        elif found.number:
            assert found.decided != "nothing"


def test_sets_and_members_are_told_by_their_posterior():
    whole, one = stands("movement", "two")
    posterior = Evidence(example()).posterior("movement")
    assert whole.number == pytest.approx(posterior.max(), abs=1e-6)
    names = [m.id for s in example().settings.hypotheses if s.id == "movement" for m in s.members]
    assert one.number == pytest.approx(posterior[names.index("two")], abs=1e-6)
    prior = np.array([m.prior for s in example().settings.hypotheses[:1] for m in s.members])
    moves = bool(np.abs(posterior - prior / prior.sum()).max() >= 0.05)
    assert whole.decided == one.decided == ("evidence" if moves else "judgement")


def test_a_set_that_its_reports_move_is_decided_by_evidence():
    told = [
        row.model_copy(
            update={"claim": "NEW", "likelihood": 0.95 if row.hypothesis == "two" else 0.05}
        )
        for row in example().hypotheses
    ]
    summary, rows, _ = finished()
    case = replace(
        example(),
        claims=table([*example().claims, claim("NEW", 0.9)]),
        hypotheses=table(told),
        expectations=table([link("movement")]),
    )
    (found,) = expected(case, rows, summary.audits)
    assert [one.decided for one in found.stands] == ["evidence"]


def test_a_set_that_its_reports_hardly_move_is_judgement():
    even = [row.model_copy(update={"likelihood": 0.5}) for row in example().hypotheses]
    summary, rows, _ = finished()
    case = replace(
        example(),
        hypotheses=table(even),
        precedents=table([]),
        expectations=table([link("movement")]),
    )
    (found,) = expected(case, rows, summary.audits)
    assert [one.decided for one in found.stands] == ["judgement"]


def test_what_no_set_binds_is_assumed():
    (found,) = stands("t_med")
    bound = any(s.id == "mediation-effect" for s in example().settings.hypotheses)
    assert (found.decided == "assumption") != bound


def test_the_words_of_the_sources_are_kept():
    case = replace(
        example(), expectations=table([link(direction="more", claims=["C1"]), link(id="f")])
    )
    summary, rows, _ = finished()
    one, other = expected(case, rows, summary.audits)
    assert (one.direction, one.claims, one.stands) == ("more", ["C1"], [])
    assert (other.id, other.direction, other.claims) == ("f", None, [])
