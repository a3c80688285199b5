"""Chances of a deal are printed near the record."""

from tests.assess.altered import altered
from tests.report.documents import document, read

from detente.report.sections.page_one.printed import deal_chances


def test_only_the_reference_option_is_moved():
    found = read(document())
    beside = found.record.model["deal"].model_copy(update={"printed": 0.123})
    before, after = deal_chances(found), deal_chances(altered(found, {"record/model/deal": beside}))
    assert after[found.record.option] == 0.123
    others = before.keys() - {found.record.option}
    assert others
    assert all(after[option] == before[option] for option in others)


def test_without_a_model_of_deals_there_are_none():
    changed = document()
    for metrics in changed["strategies"].values():
        metrics["settlement"] = None
    assert deal_chances(read(changed)) == {}
