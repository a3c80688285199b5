"""One cut: what it holds, and that it never sees later years or conflicts left out."""

import pytest

from detente.fitting.record.build import cut_of, sources_of
from detente.models.record.facts import PARTS


@pytest.fixture(scope="module")
def cut(sources):
    return cut_of(sources, "movement", 2009)


def test_a_cut_holds_every_part_and_its_conflicts(cut, sources):
    assert set(cut.parts) == set(PARTS)
    assert cut.conflicts == len(cut.conflict_ids)
    assert sum(cut.regions) == pytest.approx(1, abs=1e-5)
    known = {row.conflict for row in sources.years if row.year <= 2009}
    assert set(cut.conflict_ids) <= known


def test_what_comes_later_changes_no_byte(cut, sources):
    later = sources._replace(
        years=[row for row in sources.years if row.year <= 2009],
        agreements=[text for text in sources.agreements if text.signed < 2012],
    )
    assert cut_of(later, "movement", 2009).model_dump_json() == cut.model_dump_json()


def test_a_conflict_left_out_is_not_seen(cut, sources):
    left = cut.conflict_ids[0]
    found = cut_of(sources, "movement", 2009, exclude=[left])
    assert left not in found.conflict_ids
    assert found.conflict_ids == tuple(c for c in cut.conflict_ids if c != left)
    gone = sources._replace(years=[row for row in sources.years if row.conflict != left])
    assert cut_of(gone, "movement", 2009).parts == found.parts


def test_order_of_rows_changes_nothing(cut, sources):
    back = sources._replace(years=sources.years[::-1], agreements=sources.agreements[::-1])
    assert cut_of(back, "movement", 2009) == cut


def test_sources_carry_digest_and_licence(data_files, sources):
    found = sources_of(*data_files, sources)
    assert [one.file for one in found] == ["termination.csv", "agreements.csv"]
    assert all(len(one.sha256) == 64 and one.licence == "CC BY 4.0" for one in found)
    assert [one.rows for one in found] == [len(sources.years), len(sources.agreements)]
