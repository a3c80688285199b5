from detente.case.findings.use import UseKinds


def test_names_and_codes_agree():
    for name in ("not_used", "as_of_far"):
        assert getattr(UseKinds, name).code == name.replace("_", "-")
