"""What stands for a link, and what a run says of it."""

from dataclasses import replace

import numpy as np
import pytest
from tests.assess.runs import finished
from tests.ensemble.planted import claim, example, table

from detente.assess.expected.answer import expected
from detente.assess.expected.given import FEWEST, apart_by
from detente.assess.options.metrics import metric_values
from detente.case.schema.evidence import Expectation
from detente.ensemble.claims import Evidence
from detente.runs.result import Change


def link(*names: str, **fields) -> Expectation:
    known = {"id": "e", "code": "C-TALK", "text": "It is so.", "stands_for": list(names)}
    return Expectation.model_validate({**known, **fields})


def stands(*names: str, **fields):
    case = replace(example(), expectations=table([link(*names, **fields)]))
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


def gap(option: str, against: str, metric: str) -> np.ndarray:
    rows = finished()[1]
    own, other = (metric_values(example(), rows, one, metric) for one in (option, against))
    return own - other


@pytest.mark.parametrize("direction", ["more", "less", None])
def test_two_options_of_the_row_are_compared_and_tell_whether_the_run_agrees(direction):
    (found,) = stands("table_max", between=["continue", "none"], direction=direction)
    values = gap("continue", "none", "table_max")
    assert (found.option, found.against) == ("continue", "none")
    assert found.number == pytest.approx(values.mean(), abs=1e-6)
    assert values.mean() > 2 * values.std() / np.sqrt(values.size)
    assert found.verdict == {"more": "agrees", "less": "disagrees", None: None}[direction]


def test_without_two_options_a_change_is_no_test():
    (found,) = stands("table_max", direction="more")
    assert found.against == "continue"
    assert found.verdict is None


def test_a_parameter_has_its_interval_and_is_a_test_if_it_may_have_either_sign():
    drawn = finished()[1].inputs["parameter|attendance|bridge|"]
    (found,) = stands("bridge", direction="more")
    assert found.interval.p10 == pytest.approx(np.quantile(drawn, 0.1), abs=1e-6)
    assert found.interval.p90 == pytest.approx(np.quantile(drawn, 0.9), abs=1e-6)
    assert found.verdict == "undecided"
    (fixed,) = stands("t_mhs", direction="more")
    assert fixed.interval.p10 > 0.0
    assert fixed.verdict is None


def test_a_sign_that_every_hypothesis_assumes_is_no_finding_of_the_evidence():
    """The members that bind `cost` all have it above zero, whatever speaks for one of them."""
    summary, rows, _ = finished()
    inputs = {
        **rows.inputs,
        "parameter|standing|cost|": np.linspace(0.1, 0.9, len(rows.inputs["draw"])),
    }
    case = replace(example(), expectations=table([link("cost", direction="less")]))
    (found,) = expected(case, replace(rows, inputs=inputs), summary.audits)
    assert [(one.decided, one.verdict) for one in found.stands] == [("assumption", "agrees")]


def test_a_member_of_a_set_that_the_row_names_comes_before_a_parameter_of_its_name():
    settings = example().settings
    sets = [
        one.model_copy(
            update={
                "members": [
                    m.model_copy(update={"id": "cohesion"}) if m.id == "two" else m
                    for m in one.members
                ]
            }
        )
        if one.id == "movement"
        else one
        for one in settings.hypotheses
    ]
    case = replace(
        example(),
        settings=settings.model_copy(update={"hypotheses": sets}),
        hypotheses=table([]),
        expectations=table([link("movement", "cohesion"), link("cohesion", id="f")]),
    )
    summary, rows, _ = finished()
    with_set, alone = expected(case, rows, summary.audits)
    assert [one.kind for one in with_set.stands] == ["set", "member"]
    assert [one.kind for one in alone.stands] == ["parameter"]


def test_a_mechanism_within_its_error_decides_nothing():
    summary, rows, _ = finished()
    case = replace(example(), expectations=table([link("contact")]))

    def decided(delta: float) -> str:
        inert = [
            one.model_copy(update={"inert": False, "contrast": Change(delta=delta, error=0.01)})
            for one in summary.audits.inert
        ]
        audits = summary.audits.model_copy(update={"inert": inert})
        (found,) = expected(case, rows, audits)
        return found.stands[0].decided

    assert decided(0.02) == "nothing"
    assert decided(-0.03) != "nothing"


def test_a_row_with_an_event_compares_draws_of_the_reference_option():
    (found,) = stands("table_max", given="first_talks", direction="more")
    rows = finished()[1]
    seats = rows.output("continue", "table_max")
    talked = rows.output("continue", "first_talk") > 0
    assert (found.option, found.given, found.against) == ("continue", "first_talks", None)
    if min(talked.sum(), (~talked).sum()) < FEWEST:
        assert (found.number, found.verdict) == (None, "undecided")
        return
    number, error = apart_by(seats, talked)
    assert found.number == pytest.approx(number, abs=1e-6)
    assert found.error == pytest.approx(error, abs=1e-6)
    sure = abs(number) > 2 * error
    assert found.verdict == (("agrees" if number > 0 else "disagrees") if sure else "undecided")
    assert found.decided == ("assumption" if sure else "nothing")


@pytest.mark.parametrize("name", ["first_talks", "extra_deaths", "spillover"])
def test_what_an_event_cannot_tell_apart_is_no_test_of_the_row(name):
    (found,) = stands(name, given="first_talks", direction="more")
    assert found.given is found.verdict is None


def test_an_event_of_too_few_draws_leaves_the_row_undecided_and_without_a_number():
    case = replace(
        example(), expectations=table([link("drugs", given="failure", direction="less")])
    )
    summary, rows, _ = finished()
    (found,) = expected(case, rows, summary.audits)
    assert (rows.output("continue", "failed") > 0).sum() < FEWEST
    assert (found.verdict, found.stands[0].verdict) == ("undecided", "undecided")
    assert (found.stands[0].number, found.stands[0].given) == (None, "failure")
