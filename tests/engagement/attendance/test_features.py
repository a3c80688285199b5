import numpy as np
import pytest
from tests.ensemble.planted import example

from detente.case.reading.read import read_case
from detente.case.schema.world import Actor
from detente.engagement.attendance.features import guest_features, is_remote

NEAR = frozenset({"PAK", "USA", "AU", "UN"})


def test_features_of_the_example():
    found = guest_features(example())
    rows = dict(zip(found.guests, found.asked.tolist(), strict=True))
    assert rows["southland"] == [1, 0, 0, 0, 1, 0, 0]
    assert rows["capital"] == [1, 0, 0, 0, 1, 1, 0]
    assert rows["front"] == rows["hill-wing"] == [1, 0, 0, 0, 1, 0, 1]
    assert np.array_equal(found.comes, found.asked[:, [0, 5, 6]])


def test_who_is_remote_in_the_flagship(root):
    found = guest_features(read_case(root / "cases" / "afghanistan"))
    rows = dict(zip(found.guests, found.asked, strict=True))
    remote = {guest for guest, row in rows.items() if row[3] == 1.0}
    assert remote == {"ind", "kaz", "kgz", "nor", "deu", "qat", "sau", "are", "tur", "eu"}
    assert rows["un"][:4].tolist() == [1, 1, 0, 0]
    assert rows["eu"][:4].tolist() == [1, 0, 1, 1]
    assert rows["afg-representatives"][6] == 1.0


@pytest.mark.parametrize(
    ("fields", "remote"),
    [
        ({"kind": "state", "iso3": "PAK"}, False),
        ({"kind": "state", "iso3": "NOR"}, True),
        ({"kind": "state"}, False),  # which state it is, is not said
        ({"kind": "organisation", "name": "African Union"}, False),
        ({"kind": "organisation", "name": "The Bloc", "aliases": ["AU"]}, False),
        ({"kind": "organisation", "name": "European Union"}, True),
        ({"kind": "organisation", "name": "United Nations"}, False),
        ({"kind": "faction", "parent": "front"}, False),
    ],
)
def test_remote_is_neither_near_nor_of_the_region(fields, remote):
    guest = Actor.model_validate({"id": "x", "name": "X", **fields})
    assert is_remote(guest, NEAR) == remote
    assert not is_remote(guest, None)
