"""The record as it is shipped: cuts, what it holds, and what is refused."""

import numpy as np
import pytest
from tests.fitting.record.files import world

from detente.errors import DomainError
from detente.estimates.record import Record, estimate_of, latest_cut, read_record, shipped
from detente.fitting.record.artefact import build_record, text_of


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Record:
    files = world(tmp_path_factory.mktemp("record"), conflicts=12)
    return build_record(*files, "movement", cuts=[2009], scored=False)


def test_a_part_reads_back_as_it_was_estimated(record):
    part = record.cuts[0].parts["fate"]
    found = estimate_of("fate", part)
    size = found.coefficients.size
    assert found.covariance.shape == (size, size)
    assert np.array_equal(found.covariance, found.covariance.T)
    assert np.diag(found.correlation) == pytest.approx(np.ones(len(part.facts)))
    assert found.coefficients.shape == (5, 2 + len(part.facts) + 5)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"schema": "detente-record/2"}', "\x00"])
def test_a_file_that_is_no_record_is_refused_with_the_place(tmp_path, text):
    file = tmp_path / "record.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DomainError, match=r"record.json is no record.*detente record build"):
        read_record(file)
    with pytest.raises(DomainError, match="cannot be read"):
        read_record(tmp_path)


def test_a_record_reads_back_from_its_file(record, tmp_path):
    file = tmp_path / "record.json"
    file.write_text(text_of(record), encoding="utf-8")
    assert read_record(file) == record


def test_the_last_cut_that_saw_nothing_later_is_used(record):
    early = record.cuts[0].model_copy(update={"until": 1999})
    both = record.model_copy(update={"cuts": (early, *record.cuts)})
    assert latest_cut(both, 2008).until == 1999
    assert latest_cut(both, 2009).until == 2009
    assert latest_cut(both, 2018).until == 2009
    with pytest.raises(DomainError, match="end of 1999"):
        latest_cut(both, 1998)


@pytest.mark.parametrize("unit", ["movement", "war"])
def test_what_is_shipped_reads_whole_and_says_where_there_is_no_skill(unit):
    kept = shipped(unit)
    for cut in kept.cuts:
        for part, made in cut.parts.items():
            estimate_of(part, made)
    assert kept.gate["deal"]["36"] == "yes"
    assert kept.gate["government_victory"]["36"] == "none"
    assert "CC BY 4.0" in kept.note


@pytest.mark.parametrize(
    "changes",
    [
        {"mean": ()},
        {"covariance": (1.0,)},
        {"coefficients": ((0.0,),)},
    ],
)
def test_a_damaged_part_is_refused(record, changes):
    part = record.cuts[0].parts["text"].model_copy(update=changes)
    with pytest.raises(DomainError):
        estimate_of("text", part)


def test_a_covariance_that_is_none_is_refused(record):
    part = record.cuts[0].parts["text"]
    flat = part.model_copy(update={"covariance": tuple(0.0 for _ in part.covariance)})
    with pytest.raises(DomainError, match="damaged"):
        estimate_of("text", flat)
