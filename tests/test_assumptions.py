"""docs/assumptions.md states what no case supplies, as the code has it."""

import re
from importlib import import_module

import numpy as np
import pytest

from detente.engagement.registry import MECHANISMS
from detente.vocabulary.engagement import PARAMETERS
from detente.vocabulary.variables import VARIABLES

NUMBER = re.compile(r"−?(?:\d+\.?\d*|\.\d+)")
CONSTANTS = {
    "balance": ("_PRESSED", "_CALMED", "_CEASEFIRE", "_LULL", "_HELD", "_BOUND"),
    "contact": ("_UNOFFICIAL_SEEN", "_COVERT", "_FULL_TABLE", "_BY_WHOLE", "_BY_PART"),
    "cooperation": ("_UNASKED",),
    "response": ("_WIDEST", "_HIDDEN"),
    "talks": ("_USUAL_COMMITMENT", "_UNASKED", "_MATTERS", "_MOST"),
    "terms": ("_MOVED",),
    "joining": ("IN_FORCE", "_SOME"),
    "deal_life": ("_MAJORITY", "_FREE", "_BILATERAL", "_NO_TALKS", "_QUIET"),
    "exclusion": ("_TO_RIVAL", "_TWO_LEVELS", "_RESTED", "_HELD_BACK", "_ROUSED"),
    "standing": ("_YEARS",),
}
OTHERS = {
    "course.kernels.coming": ("attendance", ("_STRONGEST", "_WILLING", "_URGED")),
    "course.kernels.sides": ("terms", ("_REMOTE",)),
    "course.month": ("the month", ("_AFTER_REBELS", "_AFTER_GOVERNMENT")),
    "course.fates": ("fates", ("_ACTIVE",)),
}
WHERE = [(f"course.mechanisms.{m}", m, n) for m, names in CONSTANTS.items() for n in names]
WHERE += [(module, room, n) for module, (room, names) in OTHERS.items() for n in names]


@pytest.fixture(scope="module")
def page(root) -> str:
    return (root / "docs" / "assumptions.md").read_text(encoding="utf-8")


def test_the_page_leads_to_every_parameter(page, root):
    assert "(reference/parameters.md)" in page
    generated = root / "docs" / "reference" / "generated" / "parameters.md"
    listed = generated.read_text(encoding="utf-8")
    for mechanism in MECHANISMS:
        for one in mechanism.spec.parameters:
            assert f"| `{one.name}` |" in listed
    assert all(one.why for one in PARAMETERS.values())


@pytest.mark.parametrize("name", [v.name for v in VARIABLES.values() if v.stand_in])
def test_every_stand_in_is_stated(page, name):
    variable = VARIABLES[name]
    values = ", ".join(f"{x:g}" for x in variable.stand_in or ())
    assert f"| `{name}` | PERT({values}) | {variable.source} |" in page


def told(page: str, room: str) -> set[float]:
    """Return the numbers in the table of constants of a mechanism."""
    table = page.split("## Constants")[1].split("## ", maxsplit=1)[0]
    rows = [line for line in table.splitlines() if line.startswith(f"| {room} |")]
    return {float(n.replace("−", "-")) for row in rows for n in NUMBER.findall(row)}


@pytest.mark.parametrize(("module", "room", "name"), WHERE)
def test_every_constant_is_stated_where_it_acts(page, module, room, name):
    value = getattr(import_module(f"detente.engagement.{module}"), name)
    assert float(value) in told(page, room)


def test_the_bounds_of_what_drives_contact_are_stated(page):
    from detente.engagement.course.mechanisms import contact

    assert np.exp(contact._MOST) == pytest.approx(4.0)
    assert "| contact | bounds of what drivers multiply a rate by | 1/4, 4 |" in page


def test_the_guests_of_the_last_round_fade_by_half_in_six_months(page):
    from detente.engagement.course.mechanisms import attendance

    assert round(attendance._KEPT, 3) in told(page, "attendance")
    assert round(attendance._KEPT**6, 9) == 0.5
