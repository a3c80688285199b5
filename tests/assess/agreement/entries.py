"""Entries of models and issues, typed by hand for the tests of what is said about them."""

from detente.assess.agreement.disagreement import disagreement
from detente.assess.agreement.record import (
    IssueForecast,
    ModelForecast,
    RoundState,
    Stands,
    Zone,
    Zones,
)
from detente.runs.result import Interval

EMPTY = {"variant": None, "why_not": None, "tied": None, "cycle": None, "settled": None}
STILL = RoundState(median=30.0, mean=40.0, positions={})


def entry(title: str, low: float, middle: float, high: float, *traits: str, **more):
    """Return a model's entry with an interval."""
    fields = {
        "title": title,
        "traits": list(traits),
        "outcome": Interval(p10=low, p50=middle, p90=high),
        "draws": 100,
        "rounds": [STILL],
        "deal": None,
        **EMPTY,
        **more,
    }
    return ModelForecast(**fields)


def lacking(title: str, why_not: str) -> ModelForecast:
    """Return the entry of a model without an outcome."""
    fields = EMPTY | {"title": title, "traits": [], "outcome": None, "draws": 0, "rounds": []}
    return ModelForecast(**fields | {"deal": None, "why_not": why_not})


def at(point: float) -> Interval:
    """Return an interval without width."""
    return Interval(p10=point, p50=point, p90=point)


def issue(*entries: ModelForecast, today: float = 5.0, without: float = 90.0, title: str = "Power"):
    """Return an issue on which no majority likes anything better than today."""
    models = {one.title: one for one in entries}
    return IssueForecast(
        title=title,
        zero_means="nothing",
        hundred_means="everything",
        models=models,
        disagreement=disagreement(models),
        pooled=None,
        stands=Stands(status_quo=at(today), reversion=at(without)),
        zones=Zones(majority=Zone(found=0.0, low=None, high=None), talks=None),
        parties=[],
    )
