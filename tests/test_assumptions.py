"""docs/assumptions.md states every prior as the code has it."""

import re
from importlib import import_module

import numpy as np
import pytest

from detente.engagement.mechanisms import contact
from detente.engagement.registry import MECHANISMS
from detente.models.spec import Parameter
from detente.vocabulary.variables import VARIABLES

PARAMETERS = [(m.key, p) for m in MECHANISMS for p in m.spec.parameters]


def stated(parameter: Parameter) -> str:
    values = ", ".join(f"{x:g}" for x in parameter.values)
    if parameter.prior == "pert":
        return f"PERT({values})"
    if parameter.prior == "uniform":
        return f"U({values})"
    return f"N({values})" + (", above 0" if parameter.prior == "positive-normal" else "")


@pytest.fixture(scope="module")
def page(root) -> str:
    return (root / "docs" / "assumptions.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("mechanism", "parameter"), PARAMETERS, ids=lambda one: str(one)[:40])
def test_every_prior_is_stated(page, mechanism, parameter):
    cells = (mechanism, f"`{parameter.name}`", stated(parameter), parameter.meaning)
    assert f"| {' | '.join(cells)} | {parameter.source} |" in page


def test_no_other_prior_is_stated(page):
    table = page.split("## Priors of the mechanisms")[1].split("## ")[0]
    assert table.count("\n| ") - 1 == len(PARAMETERS)


@pytest.mark.parametrize("name", [v.name for v in VARIABLES.values() if v.stand_in])
def test_every_stand_in_is_stated(page, name):
    variable = VARIABLES[name]
    values = ", ".join(f"{x:g}" for x in variable.stand_in or ())
    assert f"| `{name}` | PERT({values}) | {variable.source} |" in page


@pytest.mark.parametrize(("mechanism", "parameter"), PARAMETERS, ids=lambda one: str(one)[:40])
def test_every_prior_has_a_reason_and_what_its_halving_and_doubling_do(page, mechanism, parameter):
    (row,) = [x for x in page.splitlines() if x.startswith(f"| `{mechanism}.{parameter.name}` |")]
    _, reason, halved, doubled = (cell.strip() for cell in row.strip("|").split("|"))
    assert len(reason.split()) > 3
    assert halved
    assert doubled


def test_the_run_behind_the_numbers_is_named(page):
    assert re.search(r"^Seed \d+, the first \d+ draws; as drawn, `[\w-]+`", page, re.MULTILINE)


def test_the_bounds_of_what_drives_contact_are_stated(page):
    least, most = (round(float(np.exp(x)), 12) for x in (contact._LEAST, contact._MOST))
    assert (least, most) == (1 / 4, 4)
    assert "| contact | bounds of what drivers multiply a rate by | 1/4, 4 |" in page


NUMBER = re.compile(r"−?(?:\d+\.?\d*|\.\d+)")
CONSTANTS = {
    "battlefield": ("_ENDED", "_DRIFT"),
    "models.contact.exposure": ("HALF_LIFE",),
    "models.attendance.announced": ("HELD_LATER", "MEAN_DELAY"),
    "trust": ("_HELD_BACK", "_HALF", "LEAST", "MOST"),
    "cooperation": ("_SUCCESS", "_SLOW"),
    "attendance": ("_URGED", "_URGE_KEPT"),
    "kernels.coming": ("_STRONGEST", "_WILLING"),
    "kernels.talks": ("_SAT", "_REFUSES", "_TRUSTING", "_FORCED"),
    "spoiling": ("_DETERMINED", "_LEAST_RISE", "_FADES", "_BELIEVED", "_STRENGTH", "_WEAKEST"),
    "ratification": ("_LEAST", "_HALF", "_SURGE_KEPT", "_CALMEST", "_STEEP", "_ALONE"),
    "kernels.values": ("_LEGITIMACY_IN_TWO",),
    "cohesion": ("_SELECTIVE", "_CLOSED", "_LEAST", "_MOST"),
}
ROOMS = {
    "kernels.coming": "attendance",
    "kernels.talks": "talks",
    "kernels.values": "ratification",
    "models.contact.exposure": "contact",
    "models.attendance.announced": "attendance",
}
# The fading of violence is told with the battlefield, whose deaths it raises.
ELSEWHERE = {("spoiling", "_FADES"): "battlefield"}


@pytest.mark.parametrize(
    ("module", "name"), [(m, n) for m, names in CONSTANTS.items() for n in names]
)
def test_every_constant_is_stated_where_it_acts(page, module, name):
    home = module if "." in module else f"mechanisms.{module}"
    home = home if home.startswith("models.") else f"engagement.{home}"
    value = getattr(import_module(f"detente.{home}"), name)
    room = ELSEWHERE.get((module, name), ROOMS.get(module, module))
    rows = [line for line in page.splitlines() if line.startswith(f"| {room} |")]
    told = {float(n.replace("−", "-")) for row in rows for n in NUMBER.findall(row)}
    assert {value, round(100 * value, 6)} & told
