"""The two files: what is read, and what is refused with its line."""

import math

import pytest
from tests.fitting.record.files import write

from detente.errors import CaseError
from detente.fitting.record.ucdp import read_sources


def read(folder, years=({},), agreements=({},)):
    return read_sources(*write(folder, list(years), list(agreements)))


def refused(folder, **given):
    with pytest.raises(CaseError) as why:
        read(folder, **given)
    return why.value.findings


def test_a_row_is_read(tmp_path):
    found = read(tmp_path, [{"outcome": "5.0", "ependdate": "12/2/00", "dyadepisode": "2"}])
    row = found.years[0]
    assert (row.conflict, row.dyad, row.year, row.outcome, row.region) == (10, 1, 2000, 5, 4)
    assert row.started == pytest.approx(1998 + 2 / 12)
    assert row.end == pytest.approx(2000 + 11 / 12 + 1 / 365.25)
    assert row.earlier_episode
    assert row.government
    assert not row.intense
    assert (found.last_ended, found.last_active, found.last_text) == (1999, 2000, 2001)


@pytest.mark.parametrize(
    ("text", "year", "started"),
    [
        ("5/31/46", 1990, 1946),
        ("1/1/05", 2010, 2005),
        ("1/1/11", 2010, 1911),
        ("/2/98", 2000, 1998),
    ],
)
def test_the_century_is_the_one_before_the_row(tmp_path, text, year, started):
    found = read(tmp_path, [{"start_date": text, "year": str(year)}])
    assert int(found.years[0].started) == started


def test_wars_between_states_are_left_out(tmp_path):
    assert not read(tmp_path, [{"type_of_conflict": "2", "region": "1, 2"}]).years


def test_an_agreement_is_read(tmp_path):
    text = read(
        tmp_path,
        agreements=[{"dyad_id": "1, 7", "ended": "True", "duration": "2003-02-01", "cease": "1"}],
    ).agreements[0]
    assert text.dyads == (1, 7)
    assert text.ended
    assert text.ceasefire
    assert text.all_signed
    assert text.ended_on == pytest.approx(2003 + 1 / 12)


def test_an_end_without_a_date_is_allowed(tmp_path):
    assert math.isnan(read(tmp_path, [{"outcome": "5.0", "ependdate": "."}]).years[0].end)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("outcome", "7"),
        ("outcome", "deal"),
        ("region", "6"),
        ("start_date", "1998"),
        ("start_date", "13/1/98"),
        ("year", "0"),
        ("dyad_id", "x"),
    ],
)
def test_a_bad_cell_is_named_with_its_line(tmp_path, field, value):
    found = refused(tmp_path, years=[{}, {"year": "2001", field: value}])
    assert (found[0].line, found[0].field, found[0].value) == (3, field, value)
    assert found[0].allowed


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pa_date", "later"),
        ("pa_date", ""),
        ("pa_type", "4"),
        ("dyad_id", "one"),
        ("duration", "1"),
    ],
)
def test_a_bad_agreement_is_named_with_its_line(tmp_path, field, value):
    assert refused(tmp_path, agreements=[{field: value}])[0].field == field


def test_a_dyad_and_year_may_come_once(tmp_path):
    assert "twice" in refused(tmp_path, years=[{}, {}])[0].message


def test_all_bad_cells_are_named_at_once(tmp_path):
    found = refused(tmp_path, years=[{"outcome": "9"}], agreements=[{"pa_type": "9"}])
    assert {one.field for one in found} == {"outcome", "pa_type"}


def test_a_file_without_a_column_or_no_file_at_all(tmp_path):
    first, second = write(tmp_path, [{}], [{}])
    second.write_text("paid\n1\n", encoding="utf-8")
    with pytest.raises(CaseError, match="no such column"):
        read_sources(first, second)
    with pytest.raises(CaseError, match="cannot be read"):
        read_sources(tmp_path / "absent.csv", second)
