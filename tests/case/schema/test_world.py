from detente.case.schema.world import Actor, Assessment, Presence, Region, Relation, RoundPart


def test_every_column_is_described():
    for record in (Actor, Assessment, Presence, Region, Relation, RoundPart):
        assert all(field.description for field in record.model_fields.values())


def test_a_relation_is_read_from_the_column_from():
    tie = Relation.model_validate({"id": "r", "from": "a", "to": "b", "type": "label"})
    assert tie.from_ == "a"
    assert tie.model_dump(by_alias=True)["from"] == "a"


def test_defaults_keep_stated_and_attributed_apart():
    part = RoundPart(
        round="r", date="2020-01-01", convenor="a", actor="b", invited="no", role="absent"
    )
    assert part.response == "unknown"
    assert part.stated_reason is None
    assert part.attributed_reason is None
