from detente.case.findings.form import FormKinds


def test_names_and_codes_agree():
    for name in ("file_missing", "row_ragged", "yaml_alias", "value_range"):
        assert getattr(FormKinds, name).code == name.replace("_", "-")
