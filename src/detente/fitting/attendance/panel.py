"""Hold the rounds of one process as arrays: guests, features, times and outcomes."""

from typing import NamedTuple

import numpy as np

from detente.numerics.arrays import Bools, Floats

__all__ = ["ASKED", "COMES", "Panel", "cells_of"]

ASKED = ("base", "un", "organisation", "remote", "listed", "government", "faction")
COMES = ("base", "government", "faction")


class Panel(NamedTuple):
    """Rounds of one process or case.

    Attributes
    ----------
    name : str
        Process or case.
    title : str
        Its name in words.
    states : tuple of str
        States of the conflict, ISO 3166 alpha-3.
    guests : tuple of str
        Guests, in the order of the columns.
    features : array of float, shape (guest, feature)
        Features in the order of `ASKED` or `COMES`; the first is 1.
    years : array of float, shape (round,)
        Years since the first round, rising.
    outcome : array of float, shape (round, guest)
        1 or 0; NaN where not observed.
    counts : array of bool, shape (round, guest)
        Whether the outcome counts in the likelihood and in scores. The first appearance of a guest
        that no rule would have named, and its absences before, only tell about that guest.
    """

    name: str
    title: str
    states: tuple[str, ...]
    guests: tuple[str, ...]
    features: Floats
    years: Floats
    outcome: Floats
    counts: Bools


def cells_of(panels: list[Panel]) -> int:
    """Return how many guests and rounds count.

    Parameters
    ----------
    panels : list of Panel
        Processes and cases.
    """
    return int(sum(np.count_nonzero(panel.counts) for panel in panels))
