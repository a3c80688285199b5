"""Tests of `detente.vocabulary.bindings.defaults`."""

import pytest

from detente.vocabulary.bindings.defaults import BINDINGS
from detente.vocabulary.engagement import PARAMETERS

EACH = [(name, member) for name, members in BINDINGS.items() for member in members]


@pytest.mark.parametrize(("name", "member"), EACH)
def test_a_member_binds_known_parameters(name, member):
    binding = BINDINGS[name][member]
    assert not binding.empty
    assert set(binding.priors) <= set(PARAMETERS)


@pytest.mark.parametrize("name", BINDINGS)
def test_no_two_members_bind_alike(name):
    members = list(BINDINGS[name].values())
    assert all(one != other for n, one in enumerate(members) for other in members[:n])


@pytest.mark.parametrize(
    ("name", "up", "down", "keys"),
    [
        ("contact-effect", "moderation", "hardening", ["mod"]),
        ("guarantee-effect", "credible", "resented", ["gua", "f_gua"]),
        ("issue-linkage", "builds", "backfires", ["coop_trust"]),
    ],
)
def test_members_that_carry_signs_are_mirror_images(name, up, down, keys):
    raised, lowered = BINDINGS[name][up].priors, BINDINGS[name][down].priors
    assert set(raised) == set(lowered)
    for key in keys:
        low, mode, high = raised[key].values
        assert lowered[key].values == (-high, -mode, -low)


def test_readings_of_the_movement():
    read = {member: one.reading for member, one in BINDINGS["movement"].items()}
    assert read == {"one": "one", "two": "two", "many": "many"}
