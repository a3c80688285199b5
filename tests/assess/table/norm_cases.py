"""Labels, contacts and criticism planted into the example."""

import numpy as np
from tests.ensemble.planted import example, tie

from detente.runs.draws import Rows

DRAWS = 4


def rows(**inputs) -> Rows:
    """Return rows of one strategy in which no power's contact ever changes from nothing."""
    powers = [p.id for p in example().powers()]
    quiet = {f"contact.{p}": np.zeros(DRAWS) for p in powers}
    never = {f"opened.{p}": np.full(DRAWS, -1.0) for p in powers}
    drawn = {"weight": np.ones(DRAWS)} | {k: np.array(v, float) for k, v in inputs.items()}
    return Rows(strategies=("none",), outputs=quiet | never, inputs=drawn)


def label(power: str, **fields):
    known = {"from": power, "type": "label", "level": None}
    return tie(f"label-{power}", **known, **fields)


def contact(power: str, **fields):
    return tie(fields.pop("name", f"contact-{power}"), **{"from": power, **fields})


def blame(power: str, other: str, **fields):
    known = {"from": power, "to": other, "third": "front", "type": "criticism", "level": None}
    return tie(f"blame-{power}-{other}", **{**known, **fields})
