from detente.case.findings.kind import Kind

KIND = Kind("a-code", "error", "'{value}' in {field} {what}", "repair `{field}`")


def test_a_kind_fills_its_gaps():
    found = KIND("a.csv", 3, "low", value=7, what="is odd", allowed="1 to 5")
    assert found.message == "'7' in low is odd"
    assert (found.code, found.severity, found.value) == ("a-code", "error", "7")
    assert (found.allowed, found.hint) == ("1 to 5", "repair `low`")


def test_what_files_hold_cannot_harm_a_terminal():
    found = KIND(
        "a\x1b.csv", value="\x1b[31m{x}\n" + "y" * 200, what="\u202e", hint="{not} a gap\x07"
    )
    assert found.file == "a�.csv"
    assert found.value.startswith("�[31m{x}�")
    assert len(found.value) == 80
    assert found.message.endswith("None �")
    assert found.hint == "{not} a gap�"
