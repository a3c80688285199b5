"""The record of what to watch."""

import json

import pytest
from pydantic import ValidationError

from detente.assess.watch.record import Indicator, Indicators, Shortfall
from detente.runs.result import json_of

EVENT = {
    "kind": "talks",
    "actor": None,
    "about": None,
    "title": None,
    "date": "2021-02-01",
    "month": 3,
    "published": None,
    "target": "settlement",
    "before": 0.1,
    "if_so": 0.4,
    "if_not": 0.05,
    "error": 0.01,
    "happens": 0.2,
    "information": 0.03,
}
FEW = {
    "reason": "within-noise",
    "considered": 5,
    "never": 1,
    "outside": 1,
    "few_draws": 1,
    "noise": 1,
    "qualified": 1,
}


def made(**changes) -> Indicators:
    known = {"option": "none", "until": "2021-04-01", "events": [EVENT], "shortfall": FEW}
    return Indicators.model_validate({**known, **changes})


def test_it_is_read_back_as_it_was_written():
    assert Indicators.model_validate(json.loads(json_of(made()))) == made()
    assert made(events=[], shortfall=None).shortfall is None


def test_more_than_five_are_refused():
    with pytest.raises(ValidationError, match="events"):
        made(events=[EVENT] * 6)


@pytest.mark.parametrize(
    ("kind", "fields", "change"),
    [
        (Indicator, EVENT, {"kind": "victory"}),
        (Indicator, EVENT, {"target": "toll"}),
        (Indicator, EVENT, {"month": 0}),
        (Indicator, EVENT, {"happens": 1.2}),
        (Shortfall, FEW, {"reason": "luck"}),
        (Shortfall, FEW, {"never": -1}),
    ],
)
def test_what_no_event_can_be_is_refused(kind, fields, change):
    with pytest.raises(ValidationError, match=next(iter(change))):
        kind.model_validate({**fields, **change})
