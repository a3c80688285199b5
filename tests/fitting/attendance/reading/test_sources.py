"""All files of a folder, their digests, and what is left out with a case or a process."""

import hashlib

import pytest

from detente.errors import CaseError
from detente.fitting.attendance.reading.sources import read_data, without


def names(panels):
    return [panel.name for panel in panels]


def test_digests_are_those_of_the_files(data, attendance_folder):
    assert len(data.digests) == len(data.sources) == 5
    for name, digest in data.digests.items():
        assert hashlib.sha256((attendance_folder / name).read_bytes()).hexdigest() == digest
    assert {source.file: source.rows for source in data.sources} == {
        "pax_rounds_dev.csv": 18,
        "attendance_rounds.csv": 10,
        "attendance_guests.csv": 7,
        "cow_contiguity.csv": 4,
        "state_codes.csv": 6,
    }


def test_with_a_case_go_the_processes_of_its_states(data):
    everything = [*data.processes, *data.asked]
    assert names(everything) == ["900", "901", "902", "afar", "colombia"]
    assert names(without(everything, "colombia", data.states)) == ["901", "afar"]
    assert names(without(everything, "afar", data.states)) == ["900", "901", "902", "colombia"]
    assert names(without(data.comes, "colombia", data.states)) == ["afar"]


def test_with_a_process_goes_the_case_of_its_states(data):
    everything = [*data.processes, *data.asked]
    assert names(without(everything, "900", data.states)) == ["901", "902", "afar"]
    assert names(without(everything, "901", data.states)) == ["900", "902", "afar", "colombia"]
    assert names(without(everything, "elsewhere", data.states)) == names(everything)


def test_missing_files_are_all_named(tmp_path):
    with pytest.raises(CaseError) as caught:
        read_data(tmp_path)
    assert len(caught.value.findings) == 5
