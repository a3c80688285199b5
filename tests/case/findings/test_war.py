from detente.case.findings.catalogue import KINDS
from detente.case.findings.kind import Kind
from detente.case.findings.war import WarKinds


def test_every_kind_about_the_war_is_in_the_catalogue_under_one_prefix():
    kinds = [kind for kind in vars(WarKinds).values() if isinstance(kind, Kind)]
    assert kinds
    assert all(kind.code.startswith("war-") for kind in kinds)
    assert set(kinds) <= set(KINDS.all())
