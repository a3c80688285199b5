"""Chances of wars like the case's within a year, from the coefficients that are shipped.

In the first year a chance is one logistic hazard: of five fates against that of going on, of a
text, of a deal given a text, of a full one given a deal, and of a ceasefire.
"""

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from tests.docs.smallest.made import made

from detente.case.war_facts import war_of
from detente.models.record.facts import FACTS

FATES = ("agreement", "ceasefire", "government_victory", "rebel_victory", "low_activity")
REGIONS = 5
DRAWS = 4000
CLOSE = 0.05  # share by which another 4,000 draws may move the ends of a range
SECOND = 0.15  # and a variance


class Known(NamedTuple):
    """A chance on record, its 80 % range, and how many wars it is worth; an average has neither."""

    chance: float
    low: float | None
    high: float | None
    worth: float | None


@cache
def estimates() -> dict:
    """Return the shipped estimates of wars like the case's, as the file has them."""
    return json.loads((files("detente.estimates") / "record-movement.json").read_text("utf-8"))


@cache
def cut() -> dict:
    """Return the last estimates that know nothing of the as-of year or later."""
    before = made().run.case.as_of.year
    return max((c for c in estimates()["cuts"] if c["until"] < before), key=lambda c: c["until"])


def columns(part: dict) -> np.ndarray:
    """Return 1, the log of the first year over two, standardised facts, and the region."""
    case = made().run.case
    war = war_of(case.settings.conflict, case.as_of)
    facts = dict(zip(FACTS, war.facts, strict=True))
    stated = np.array([facts[name] for name in part["facts"]])
    inside = np.clip(stated, part["low"], part["high"])
    scaled = (inside - np.array(part["mean"])) / np.array(part["sd"])
    region = np.arange(1, REGIONS + 1) == war.region
    return np.concatenate([[1.0, np.log(0.5)], scaled, region])


def hazards(name: str, coefficients: np.ndarray) -> np.ndarray:
    """Return the hazard of each cause in the first year."""
    odds = np.exp(coefficients @ columns(cut()["parts"][name]))
    return odds / (1.0 + odds.sum(axis=-1, keepdims=True))


def drawn(name: str) -> np.ndarray:
    """Return draws of the coefficients, by their covariance."""
    part = cut()["parts"][name]
    mean = np.array(part["coefficients"])
    spread = np.zeros((mean.size, mean.size))
    spread[np.tril_indices(mean.size)] = part["covariance"]
    spread += np.tril(spread, -1).T
    own = list(cut()["parts"]).index(name)  # parts are estimated apart
    steps = np.random.default_rng(own).standard_normal((DRAWS, mean.size))
    return mean + (steps @ np.linalg.cholesky(spread).T).reshape(DRAWS, *mean.shape)


@cache
def chances(*, of_draws: bool = False) -> dict[str, np.ndarray]:
    """Return the chance of each event by the facts of the war, or its draws."""
    found = {}
    for name, part in cut()["parts"].items():
        found[name] = hazards(name, drawn(name) if of_draws else np.array(part["coefficients"]))
    text, deal, full, truce = (
        found[name][..., 0] for name in ("text", "deal|text", "full|deal", "truce")
    )
    by_fate = {fate: found["fate"][..., n] for n, fate in enumerate(FATES)}
    events = {"text": text, "deal": text * deal, "full": text * deal * full, "truce": truce}
    return {"continues": 1.0 - found["fate"].sum(axis=-1), **by_fate, **events}


def known(event: str) -> Known:
    """Return a chance from the coefficients, or the average of all wars where facts do not help.

    The ends of the range hang on draws of the coefficients; other draws must give nearly the same.
    """
    told = made().run.summary.record.chances[event]
    if estimates()["gate"][event]["12"] == "none":
        assert told.low is None
        return Known(cut()["base"][event]["12"], None, None, None)
    drawn_again = chances(of_draws=True)[event]
    low, high = np.quantile(drawn_again, (0.1, 0.9))
    mean = drawn_again.mean()
    wars = mean * (1 - mean) / drawn_again.var() - 1
    assert abs(told.low - low) < CLOSE * low
    assert abs(told.high - high) < CLOSE * high
    assert abs(told.worth - wars) < SECOND * wars
    return Known(float(chances()[event]), told.low, told.high, told.worth)
