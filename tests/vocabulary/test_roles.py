"""Roles at a round, in the order that the model counts in."""

from detente.engagement.course.input_rows import Role
from detente.vocabulary.roles import ROLES


def test_roles_rise_from_absent_to_host():
    assert ROLES[0] == "absent"
    assert ROLES[-1] == "host"


def test_the_kernels_count_roles_in_the_same_order():
    for role in Role:
        assert ROLES[int(role)].replace("-", "_") == role.name.lower()
