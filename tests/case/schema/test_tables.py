from detente.case.schema.tables import TABLES, columns, references


def test_a_table_has_a_file_and_its_key_among_its_columns():
    for name, spec in TABLES.items():
        assert spec.file == f"{name}.csv"
        assert set(spec.key) <= set(columns(spec))


def test_columns_are_named_as_in_files():
    assert "from" in columns(TABLES["relations"])
    assert "from_" not in columns(TABLES["relations"])


def test_references_name_the_tables_that_hold_the_ids():
    assert references(TABLES["supports"]) == {
        "claim": ("claims",),
        "assessment": ("assessments", "relations", "presence"),
    }
    assert references(TABLES["assessments"])["fallback"] == ("assessments",)
    for spec in TABLES.values():
        assert all(target in TABLES for targets in references(spec).values() for target in targets)
