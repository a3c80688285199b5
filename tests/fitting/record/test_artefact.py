"""The file that is shipped: the same bytes each time, and what differs is listed."""

import pytest

from detente.errors import DomainError
from detente.estimates.record import Record
from detente.fitting.record.artefact import NOTE, build_record, differences, text_of


@pytest.fixture(scope="module")
def record(data_files):
    return build_record(*data_files, "movement", cuts=[2009], scored=False)


def test_it_reads_back_and_is_the_same_each_time(record, data_files):
    again = build_record(*data_files, "movement", cuts=[2009], scored=False)
    assert text_of(again) == text_of(record)
    assert Record.model_validate_json(text_of(record)) == record
    assert record.note == NOTE
    assert [cut.until for cut in record.cuts] == [2009]


def test_what_was_left_out_is_noted(data_files, record):
    assert record.excluded == ()
    first = record.cuts[0].conflict_ids[0]
    made = build_record(*data_files, "movement", cuts=[2009], exclude=[first], scored=False)
    assert made.excluded == (first,)
    assert first not in made.cuts[0].conflict_ids


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"cuts": [2009], "exclude": [99999]}, "no conflict of the files has the number 99999"),
        ({"cuts": [2199]}, "cannot be cut at the end of 2199"),
    ],
)
def test_what_would_have_no_effect_is_refused(data_files, asked, said):
    with pytest.raises(DomainError, match=said):
        build_record(*data_files, "movement", scored=False, **asked)


def test_differences_are_listed_by_their_path(record):
    assert differences(record, record) == []
    cut = record.cuts[0]
    other = record.model_copy(
        update={"cuts": (cut.model_copy(update={"landmarks": cut.landmarks + 1}),)}
    )
    assert differences(record, other) == [
        f"/cuts/0/landmarks: {cut.landmarks}, now {cut.landmarks + 1}"
    ]


def test_rounding_is_no_difference(record):
    cut = record.cuts[0]
    near = tuple(share * (1 + 1e-9) for share in cut.regions)
    other = record.model_copy(update={"cuts": (cut.model_copy(update={"regions": near}),)})
    assert differences(record, other) == []


@pytest.mark.slow
def test_it_is_scored_on_what_it_has_not_seen(data_files):
    done = []
    found = build_record(*data_files, "war", cuts=[2009], progress=lambda *at: done.append(at))
    assert done[-1][0] == done[-1][1] == len(done)
    assert set(found.gate) == set(found.scores)
