"""Sum up the random worlds: shares, mean effects, and how far evidence goes with effects."""

from typing import Any, Final

import numpy as np
from benchmarks.random_worlds.count import SEED
from benchmarks.random_worlds.plans import CONTRASTS, Contrast

from detente.assess.worlds.record import (
    FORMS,
    KNOWN,
    MEASURES,
    Form,
    Known,
    Link,
    Measure,
    RandomWorlds,
    WorldLever,
    WorldOption,
)
from detente.numerics.arrays import Floats

__all__ = ["COMMAND", "summed"]

COMMAND: Final = "python -m benchmarks.random_worlds"
_ERRORS: Final = 2.0
_NORMAL: Final = 1.96
_DIGITS: Final = 4
_NONE, _NOW = "none", "as-now"

# Set, member for, member against; option with and option without.
_LINKS: Final = (
    ("mediation-effect", "helps", "stalls", "all-rounds", "all"),
    ("guarantee-effect", "credible", "resented", "all-rounds-guarantee", "all-rounds"),
    ("guarantee-effect", "credible", "resented", "guarantee", "none"),
    ("contact-effect", "moderation", "hardening", "all", "none"),
    ("contact-effect", "instrumental", "moderation", "all", "none"),
    ("issue-linkage", "builds", "backfires", "all", "none"),
)

World = dict[str, Any]  # what `counted` returns


def summed(result: dict[str, Any]) -> RandomWorlds:
    """Return the sums over worlds.

    Parameters
    ----------
    result : dict
        `draws`, and by what is known of signs the worlds as `counted` returns them.
    """
    found = {known: result[known] for known in KNOWN}
    return RandomWorlds(
        made_by=COMMAND,
        worlds=len(found["evidence"]),
        draws=result["draws"],
        seed=SEED,
        options=tuple(
            _option(known, worlds, form, n)
            for known, worlds in found.items()
            for n in range(len(MEASURES))
            for form in FORMS
        ),
        levers=tuple(
            _lever(known, worlds, one, n)
            for known, worlds in found.items()
            for n in range(len(MEASURES))
            for one in CONTRASTS
            if one.pulled in worlds[0]["means"] and one.left in worlds[0]["means"]
        ),
        links=tuple(
            _link(found["evidence"], link, n) for n in range(len(MEASURES)) for link in _LINKS
        ),
    )


def _means(worlds: list[World], option: str, n: int) -> Floats:
    return np.array([world["means"][option][n] for world in worlds])


def _option(known: Known, worlds: list[World], form: Form, n: int) -> WorldOption:
    means = np.array([_means(worlds, other, n) for other in FORMS])
    best = means == means.max(axis=0)
    own = means[FORMS.index(form)]
    gain = own - _means(worlds, _NONE, n)
    return WorldOption(
        known=known,
        option=form,
        measure=MEASURES[n],
        first=_round((best / best.sum(axis=0))[FORMS.index(form)].mean()),
        above_none=None if form == _NONE else _above(gain),
        above_reference=None if form == _NOW else _above(own - _means(worlds, _NOW, n)),
        mean=_round(gain.mean()),
        error=_error(gain),
    )


def _lever(known: Known, worlds: list[World], one: Contrast, n: int) -> WorldLever:
    gain = _means(worlds, one.pulled, n) - _means(worlds, one.left, n)
    error = np.array([world["errors"][f"{one.pulled} - {one.left}"][n] for world in worlds])
    moved = gain[gain != 0.0]
    return WorldLever(
        known=known,
        lever=one.lever,
        pulled=one.pulled,
        left=one.left,
        measure=MEASURES[n],
        moved=moved.size,
        above=_round((moved > 0.0).mean()) if moved.size else None,
        clear_above=_round((gain > _ERRORS * error).mean()),
        clear_below=_round((gain < -_ERRORS * error).mean()),
        mean=_round(gain.mean()),
        error=_error(gain),
    )


def _link(worlds: list[World], link: tuple[str, str, str, str, str], n: int) -> Link:
    group, good, bad, pulled, left = link
    says = np.array([w["posterior"][group][good] - w["posterior"][group][bad] for w in worlds])
    gain = _means(worlds, pulled, n) - _means(worlds, left, n)
    r = float(np.corrcoef(says, gain)[0, 1])
    reach = _NORMAL / np.sqrt(len(worlds) - 3.0)  # of Fisher's z
    low, high = np.tanh(np.arctanh(r) + np.array([-reach, reach]))
    measure: Measure = MEASURES[n]
    return Link(
        evidence=f"{group}: {good} - {bad}",
        effect=f"{pulled} - {left}",
        measure=measure,
        correlation=_round(r),
        lowest=_round(low),
        highest=_round(high),
    )


def _above(gain: Floats) -> float:
    return _round((0.5 * (gain >= 0.0) + 0.5 * (gain > 0.0)).mean())


def _error(gain: Floats) -> float:
    return _round(gain.std(ddof=1) / np.sqrt(gain.size))


def _round(value: float) -> float:
    return round(float(value), _DIGITS)
