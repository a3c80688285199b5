"""The records on labels and conduct hold every measure, under the keys of the file."""

import json

import pytest
from pydantic import ValidationError
from tests.assess.runs import finished

from detente.assess.table.norms_record import (
    FORECAST,
    RECORDED,
    Norms,
    NormsForecast,
    NormYear,
    PowerConduct,
)
from detente.runs.result import json_of

CONDUCT = {
    "power": "northland",
    "label": True,
    "label_since": 2001,
    "level": "open",
    "acknowledged": [],
    "past": [[None, 2010], [2012, 2014]],
    "criticises": [],
    "criticised_by": [],
    "criticism_in": [],
    "claims": [],
}


def test_norms_of_a_run_are_read_back_as_they_were_written():
    norms = finished()[0].norms
    assert Norms.model_validate_json(json_of(norms)) == norms
    assert json.loads(json_of(norms)) == json.loads(finished()[2])["norms"]


def test_a_year_counts_every_measure_on_record():
    assert set(NormYear.model_fields) == {"year", *RECORDED, "who", "drawn"}


def test_what_is_forecast_is_on_record_but_for_open_contact_at_any_time():
    assert [m for m in FORECAST if m not in RECORDED] == ["label_ever_open"]


def test_past_contacts_are_pairs_of_years():
    row = PowerConduct.model_validate(CONDUCT)
    assert row.past == [(None, 2010), (2012, 2014)]
    assert json.loads(json_of(row)) == CONDUCT
    with pytest.raises(ValidationError, match="past"):
        PowerConduct.model_validate({**CONDUCT, "past": [[2012, None]]})


@pytest.mark.parametrize(("field", "value"), [("level", "warm"), ("label", None), ("power", 3)])
def test_a_row_refuses_what_it_cannot_be(field, value):
    with pytest.raises(ValidationError, match=field):
        PowerConduct.model_validate({**CONDUCT, field: value})


def test_a_measure_without_a_name_is_refused():
    forecast = {"powers": 1, "strategies": {}, "convenor": {}}
    NormsForecast.model_validate({**forecast, "start": {"label": 0.5}})
    with pytest.raises(ValidationError, match="sanction"):
        NormsForecast.model_validate({**forecast, "start": {"sanction": 0.5}})


def test_no_field_may_be_anything():
    schema = Norms.model_json_schema()
    for definition in [schema, *schema["$defs"].values()]:
        for name, field in definition.get("properties", {}).items():
            assert {"type", "$ref", "anyOf", "enum"} & set(field), name
