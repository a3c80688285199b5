import pytest
from ruamel.yaml import YAML

from detente.case.upgrading.change import Work
from detente.case.upgrading.options import upgrade_options


def upgraded(text: str) -> tuple[dict, Work]:
    work = Work(YAML(typ="rt").load(text))
    upgrade_options(work)
    return work.document["strategies"][0], work


@pytest.mark.parametrize(
    ("option", "becomes"),
    [
        ("{instruments: {arms: 0.3, training: 0.1}}", {"arms": 0.3}),
        ("{arms: 0.5, instruments: {training: 0.1}}", {"arms": 0.5}),
        ("{withdraw_months: 3, arms: 1}", {"arms": 1}),
        ("{press: usa, press_holdout: 0.2}", {"press_holdout": 0.2}),
        ("{posture: coercion, coerce: 0.2}", {"coerce": 0.2}),
        ("{instruments_after: {arms: 1, training: 3}}", {"instruments_after": {"arms": 3}}),
        ("{instruments_after: {appeal: 1}}", {"instruments_after": {"appeal": 1}}),
    ],
)
def test_a_lever_that_is_stated_holds(option, becomes):
    assert upgraded(f"holdout: usa\nstrategies: [{option}]")[0] == becomes


def test_the_first_option_as_now_is_the_reference_without_the_usual_one():
    option, work = upgraded("strategies: [{id: go-on, engage: as-now}, {id: b, engage: now}]")
    assert option == {"id": "go-on", "reference": True, "engage": "as-now"}
    assert len(work.changes) == 1
    _, work = upgraded("strategies: [{id: continue, engage: now}, {id: b, engage: now}]")
    assert not work.changes
    marked, work = upgraded("strategies: [{id: a, engage: now, reference: true}]")
    assert not work.changes
    assert marked["reference"]
