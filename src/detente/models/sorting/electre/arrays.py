"""Declare the arrays that the outranking methods share."""

from dataclasses import replace

from detente.models.spec import Array

__all__ = ["BORDERS", "acceptability", "sorting_inputs"]

BORDERS = Array(
    "profile",
    ("...", "border", "criterion"),
    unit="units of performance",
    meaning="Borders between classes, from the worst up; each dominates the previous one.",
)
"""Boundary profiles between classes, as in TRI-B."""

_TABLE = Array(
    "performance",
    ("...", "actor", "criterion"),
    unit="any",
    meaning="Performances, in the units of each criterion; draw unknown ones, do not use NaN.",
)
_JUDGED = (
    Array(
        "weight",
        ("...", "criterion"),
        low=0.0,
        meaning="Weights of the criteria; only their ratios count.",
    ),
    Array(
        "indifference",
        ("...", "criterion"),
        unit="units of performance",
        low=0.0,
        meaning="Difference up to which performances count as equal.",
    ),
    Array(
        "preference",
        ("...", "criterion"),
        unit="units of performance",
        low=0.0,
        meaning="Difference from which one is fully preferred; not below indifference.",
    ),
    Array(
        "veto",
        ("...", "criterion"),
        unit="units of performance",
        low=0.0,
        meaning="Difference that vetoes; not below preference; infinite means no veto.",
    ),
    Array("cutting_level", ("...",), low=0.5, high=1.0, meaning="Credibility required."),
)
_DESCENDING = Array(
    "descending",
    ("criterion",),
    low=0.0,
    high=1.0,
    optional=True,
    meaning="True where less is better; by default nowhere.",
)
_SHARES = (
    Array("share", ("actor", "class"), low=0.0, high=1.0, meaning="Share of draws in each class"),
    Array(
        "error",
        ("actor", "class"),
        low=0.0,
        high=0.5,
        meaning="Monte Carlo standard error of the share",
    ),
    Array("modal", ("actor",), low=0.0, meaning="The most frequent class, the lower one of a tie"),
    Array("confidence", ("actor",), low=0.0, high=1.0, meaning="Share of the most frequent class"),
    Array(
        "entropy",
        ("actor",),
        unit="nats",
        low=0.0,
        meaning="Entropy of the shares, 0 where all draws agree",
    ),
    Array(
        "central_weight",
        ("actor", "class", "criterion"),
        low=0.0,
        high=1.0,
        meaning="Mean weights of the draws that give the class, NaN if no draw does",
    ),
)


def sorting_inputs(profile: Array, lead: str = "...") -> tuple[Array, ...]:
    """Return the input arrays of a sorting model.

    Parameters
    ----------
    profile : Array
        The model's borders or typical actions.
    lead : str
        The first dimension of each array that may vary: ``"..."``, or ``"draw?"`` where the
        model itself works over draws.

    Returns
    -------
    tuple of Array
        The declared arrays.

    Examples
    --------
    >>> sorting_inputs(BORDERS, "draw?")[1].shape
    '(draw?, border, criterion)'
    """
    varying = (_TABLE, profile, *_JUDGED)
    return (*(replace(one, dims=(lead, *one.dims[1:])) for one in varying), _DESCENDING)


def acceptability(rule: str) -> tuple[Array, ...]:
    """Return the arrays of class acceptabilities under one rule.

    Parameters
    ----------
    rule : {"pessimistic", "optimistic"}
        The field of the result.

    Returns
    -------
    tuple of Array
        One for each field of `Acceptability`.

    Examples
    --------
    >>> acceptability("optimistic")[3].meaning
    'Share of the most frequent class, by the optimistic rule.'
    """
    return tuple(
        replace(one, name=f"{rule}.{one.name}", meaning=f"{one.meaning}, by the {rule} rule.")
        for one in _SHARES
    )
