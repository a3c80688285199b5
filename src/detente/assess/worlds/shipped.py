"""Read what the random worlds came to, and list what the model therefore assumes.

An option or a lever that comes out on one side in more than 80 % of random worlds, with random
evidence, does so by the model's assumptions and not by a case's evidence.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from detente.assess.worlds.record import (
    AssumedLever,
    AssumedOption,
    Known,
    Measure,
    RandomWorlds,
    WorldLever,
    WorldOption,
)

__all__ = ["FEWEST", "assumed_levers", "assumed_options", "one_sided", "random_worlds"]

FEWEST: Final = 10
"""Worlds that a lever must move before its share is judged."""

_LEAST, _MOST = 0.2, 0.8
_JUDGED: Final[Known] = "evidence"
_MEASURES: Final[tuple[Measure, ...]] = ("any_deal", "value")


@cache
def random_worlds() -> RandomWorlds:
    """Return what the random worlds of the release came to."""
    text = (files("detente.assess.worlds") / "random_worlds.json").read_text(encoding="utf-8")
    return RandomWorlds.model_validate_json(text)


def one_sided(share: float | None) -> bool:
    """Return whether a share of worlds is below 20 % or above 80 %.

    Parameters
    ----------
    share : float or None
        In [0, 1]; None if nothing was compared.
    """
    return share is not None and not _LEAST <= share <= _MOST


def assumed_options(worlds: RandomWorlds | None = None) -> tuple[AssumedOption, ...]:
    """Return the plain options of which the model assumes how they come out, each with the reason.

    An option counts if it comes first in more than 80 % of worlds, or if it is above no contact, or
    above the option as now, in fewer than 20 % or more than 80 %. Coming first in fewer than 20 %
    says nothing where eight options share the places.

    Parameters
    ----------
    worlds : RandomWorlds, optional
        Default: those of the release.
    """
    found = worlds or random_worlds()
    judged = (o for o in found.options if o.known == _JUDGED and o.measure in _MEASURES)
    return tuple(assumed for one in judged for assumed in _of_option(one))


def _of_option(one: WorldOption) -> Iterator[AssumedOption]:
    if one.first > _MOST:
        yield _assumed(one, "comes first", one.first)
    if one_sided(one.above_none):
        yield _assumed(one, "above no contact", one.above_none)
    if one_sided(one.above_reference):
        yield _assumed(one, "above the option as now", one.above_reference)


def _assumed(one: WorldOption, how: str, share: float | None) -> AssumedOption:
    fields = {"option": one.option, "measure": one.measure, "how": how, "share": share}
    return AssumedOption.model_validate(fields)


def assumed_levers(worlds: RandomWorlds | None = None) -> tuple[AssumedLever, ...]:
    """Return the levers of which the model assumes which way they move an outcome.

    A lever counts if, of the worlds that it moves, it raises the measure in fewer than 20 % or in
    more than 80 %. A lever that moves fewer than ten worlds is not judged.

    Parameters
    ----------
    worlds : RandomWorlds, optional
        Default: those of the release.
    """
    found = worlds or random_worlds()
    return tuple(
        AssumedLever(
            lever=one.lever,
            pulled=one.pulled,
            left=one.left,
            measure=one.measure,
            share=one.above,
        )
        for one in found.levers
        if _judged(one) and one.above is not None and one_sided(one.above)
    )


def _judged(one: WorldLever) -> bool:
    return one.known == _JUDGED and one.measure in _MEASURES and one.moved >= FEWEST
