"""Label and contact on the as-of date, from ties in force."""

from dataclasses import replace

from tests.ensemble.planted import example, table

from detente.assess.scores.conduct import conduct_of, open_share
from detente.case.schema.world import Relation


def with_ties(*rows):
    known = example()
    return replace(known, relations=table(Relation.model_validate(row) for row in rows))


def contact(name, power, **fields):
    return {"id": name, "from": power, "to": "river-wing", "type": "contact", **fields}


def test_the_example_labels_and_is_in_unofficial_contact():
    found = conduct_of(example())
    assert (found.labels, found.contact) == (True, "unofficial")


def test_only_ties_in_force_count_and_the_most_open_one():
    case = with_ties(
        contact("a", "northland", level="clandestine"),
        contact("b", "northland", level="open", date_to="2019-01-01"),
        contact("c", "eastland", level="open"),
        {"id": "d", "from": "northland", "to": "river-wing", "type": "label"},
    )
    found = conduct_of(case)
    assert (found.labels, found.contact) == (False, "clandestine")
    assert open_share(case, ["eastland", "southland"]) == 0.5
    assert open_share(case, []) == 0.0


def test_a_contact_without_a_level_is_unofficial():
    assert conduct_of(with_ties(contact("a", "northland"))).contact == "unofficial"
    assert conduct_of(with_ties()).contact == "none"
