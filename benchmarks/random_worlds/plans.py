"""Options of a random world, and pairs of options that differ in one lever."""

from typing import Any, Final, NamedTuple

from detente.vocabulary.levers import Lever

__all__ = ["CONTRASTS", "Contrast", "strategies"]

_OPENLY: Final = {"engage": "all", "level": "open"}
_INSTRUMENTS: Final = {"intel": 1.0, "arms": 1.0, "appeal": 1.0}
_AFTER: Final = dict.fromkeys(_INSTRUMENTS, 6)
_EVERY: Final = 6


class Contrast(NamedTuple):
    """Two options that differ in one lever: one that pulls it, one that does not."""

    lever: Lever
    pulled: str
    left: str


CONTRASTS: Final = (
    Contrast("engage", "all", "none"),
    Contrast("engage", "picked", "none"),
    Contrast("level", "all", "all-quietly"),
    Contrast("exclude", "all-but-one", "all"),
    Contrast("label", "label-lifted", "all-rounds"),
    Contrast("rounds", "all-rounds", "all"),
    Contrast("ask_movement", "all-rounds", "movement-not-asked"),
    Contrast("ask_government", "all-rounds", "government-not-asked"),
    Contrast("ask_holdout", "all-rounds", "holdout-not-asked"),
    Contrast("intel", "intel", "all-rounds"),
    Contrast("arms", "arms", "all-rounds"),
    Contrast("appeal", "appeal", "all-rounds"),
    Contrast("guarantee", "guarantee", "none"),
    Contrast("guarantee", "all-rounds-guarantee", "all-rounds"),
    Contrast("press_gov", "press-government", "all-rounds"),
    Contrast("press_holdout", "press-holdout", "all-rounds"),
    Contrast("coerce", "force", "none"),
    Contrast("coerce", "force-with-contact", "all-rounds"),
    Contrast("instruments_after", "instruments-later", "instruments"),
    Contrast("sequence", "issues-first", "all-rounds"),
    Contrast("sequence", "talks-first", "all-rounds"),
    Contrast("exit", "exit", "all-rounds"),
)
"""Every lever at least once; a lever that is pulled in two ways has two."""


def strategies(guests: list[str], left_out: str, consent: str) -> list[dict[str, Any]]:
    """Return the options of a world, those that compete first.

    Parameters
    ----------
    guests : list of str
        Who is asked to rounds.
    left_out : str
        The faction that `all-but-one` leaves out.
    consent : {"yes", "no", "unknown"}
        Whether the government consents to rounds.
    """
    rounds = {
        "every_months": _EVERY,
        "invite": guests,
        "ask_movement": True,
        "ask_government": True,
        "ask_holdout": True,
        "consent": consent,
    }
    talks = {**_OPENLY, "rounds": rounds}
    nobody = {"engage": "none", "level": "none"}
    made: dict[str, dict[str, Any]] = {
        "none": nobody,
        "as-now": {"engage": "now", "reference": True},
        "picked": {"engage": "rule", "level": "open"},
        "all": _OPENLY,
        "all-rounds": talks,
        "all-rounds-guarantee": {**talks, "guarantee": 1.0},
        "guarantee": {**nobody, "guarantee": 1.0},
        "force": {**nobody, "coerce": 1.0},
        "all-quietly": {"engage": "all", "level": "clandestine"},
        "all-but-one": {**_OPENLY, "exclude": [left_out]},
        "label-lifted": {**talks, "label": "lift"},
        "movement-not-asked": {**talks, "rounds": {**rounds, "ask_movement": False}},
        "government-not-asked": {**talks, "rounds": {**rounds, "ask_government": False}},
        "holdout-not-asked": {**talks, "rounds": {**rounds, "ask_holdout": False}},
        **{name: {**talks, name: 1.0} for name in _INSTRUMENTS},
        "press-government": {**talks, "press_gov": 1.0},
        "press-holdout": {**talks, "press_holdout": 1.0},
        "force-with-contact": {**talks, "coerce": 1.0},
        "instruments": {**talks, **_INSTRUMENTS},
        "instruments-later": {**talks, **_INSTRUMENTS, "instruments_after": _AFTER},
        "issues-first": {**talks, "sequence": "issues-first"},
        "talks-first": {**talks, "sequence": "talks-first"},
        "exit": {**talks, "exit": {"without_success_months": 6, "attacks": 3}},
    }
    return [{"id": name, "title": name, **levers} for name, levers in made.items()]
