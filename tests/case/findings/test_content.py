from detente.case.findings.content import ContentKinds


def test_names_and_codes_agree():
    for name in ("id_twice", "parent_cycle", "date_order", "grades_far", "prior_sum"):
        assert getattr(ContentKinds, name).code == name.replace("_", "-")
