r"""Probabilistic Condorcet election among options with known utility :cite:p:`wise2015`."""

import math
from typing import Literal, NamedTuple, TypeAlias, get_args

import numpy as np

from detente.errors import DomainError, ShapeError
from detente.models.bargaining.elections import fill_elections
from detente.models.spec import Array, ModelSpec
from detente.numerics.arrays import Floats

__all__ = ["SPEC", "Condorcet", "Rule", "Victory", "Voting", "condorcet_array"]

SPEC = ModelSpec(
    name="bargaining.condorcet",
    title="Probabilistic Condorcet election",
    sources=("wise2015", "ktab"),
    takes=(
        Array(
            "utility",
            ("...", "actor", "option"),
            meaning="Utility of each option to each actor, usually in [0, 1]; NaN for an actor "
            "that does not vote.",
        ),
        Array("weight", ("...", "actor"), low=0.0, meaning="Voting weights."),
    ),
    gives=(
        Array(
            "victory",
            ("...", "option", "other_option"),
            low=0.0,
            high=1.0,
            meaning="Probability that the option of the row beats that of the column; 1/2 with "
            "itself.",
        ),
        Array(
            "probability",
            ("...", "option"),
            low=0.0,
            high=1.0,
            meaning="Probability that each option wins; they sum to 1.",
        ),
    ),
    aliases=("PCE",),
)

Voting: TypeAlias = Literal[
    "binary", "mostly-proportional", "proportional", "proportional-cubic", "cubic", "asymmetric"
]
Victory: TypeAlias = Literal["linear", "square", "quartic", "octic", "binary"]
Rule: TypeAlias = Literal["conditional", "markov-uniform", "markov-incentive"]


class Condorcet(NamedTuple):
    """Result of an election among options, pairwise and overall.

    Attributes
    ----------
    victory : array of float, shape (..., option, option)
        Probability that the option of the row beats that of the column; 1/2 with itself.
    probability : array of float, shape (..., option)
        Probability that each option wins; they sum to 1.
    """

    victory: Floats
    probability: Floats


def condorcet_array(
    utility: Floats,
    weight: Floats,
    *,
    voting: Voting = "proportional",
    victory: Victory = "linear",
    rule: Rule = "conditional",
) -> Condorcet:
    r"""Return the probability that each option wins an election with weighted voters.

    Parameters
    ----------
    utility : array of float, shape (..., actor, option)
        Utility of each option to each actor, usually in [0, 1]; NaN for an actor that does not
        vote.
    weight : array of float, shape (..., actor)
        Voting weights, >= 0.
    voting : str
        Vote as a function of the difference of utility :math:`\delta`: "binary", the sign;
        "proportional"; "mostly-proportional", four fifths proportional and one fifth the sign;
        "cubic"; "proportional-cubic", half of each; "asymmetric", gains count two thirds. Here
        everyone supports the option it gains from, so "asymmetric" equals "proportional" (KTAB
        takes one of the two options as the reference, by their order).
    victory : str
        Probability as a function of the strengths of two coalitions: "linear", "square",
        "quartic" and "octic" use the ratio of their powers 1, 2, 4, 8; "binary" makes a lead of a
        tenth certain, up to one in a million, and is linear in between.
    rule : str
        "conditional": the probability that an option beats all others, given that one option does.
        "markov-uniform": the long-run share as favourite, if all challengers are equally likely.
        "markov-incentive": the same, if challengers are chosen by the strength of their challenge.

    Returns
    -------
    Condorcet
        Pairwise and overall probabilities; equal ones if no actor has weight or a preference.

    Raises
    ------
    ShapeError
        If there is no option or the arrays do not broadcast.
    DomainError
        If a weight is negative or unknown, a utility infinite, or an option unknown.

    Notes
    -----
    With votes :math:`w_k \delta_k` the coalition for a against b is
    :math:`C_{ab} = 10^{-8} + \sum_k \max(0, w_k (u_{ka} - u_{kb}))`, and

    .. math::

       v_{ab} = \frac{C_{ab}}{C_{ab} + C_{ba}}, \qquad
       P_a = \frac{\prod_b v_{ab}}{\sum_h \prod_b v_{hb}} .

    The Markov rules repeat :math:`P \leftarrow (P + Q) / 2` with
    :math:`Q_a = \sum_b v_{ab} (P_a g_{ba} + P_b g_{ab})` until no entry changes by more than
    1e-6 (1e-8 with incentives, 10,000 steps at most); :math:`g_{ab}` is the probability that a
    challenges the favourite b, one over the number of options, or in proportion to
    :math:`C_{ab} v_{ab}`. Weights are scaled first so that the largest is 100: only their ratios
    matter, and the constant 1e-8 has no visible effect.

    Examples
    --------
    >>> import numpy as np
    >>> result = condorcet_array(np.array([[1.0, 0.0], [0.0, 1.0]]), np.array([3.0, 1.0]))
    >>> result.probability.round(6)
    array([0.75, 0.25])
    """
    code = []
    for name, value, options in (
        ("voting", voting, get_args(Voting)),
        ("victory", victory, get_args(Victory)),
        ("rule", rule, get_args(Rule)),
    ):
        if value not in options:
            message = f"{name} is {value!r}; allowed: {', '.join(options)}"
            raise DomainError(message)
        code.append(options.index(value))
    u, w = _checked(utility, weight)
    options = u.shape[-1]
    lead = u.shape[:-2]
    draws = math.prod(lead)
    pairs, chance = np.zeros((draws, options, options)), np.zeros((draws, options))
    by_option = np.ascontiguousarray(np.swapaxes(u, -1, -2)).reshape((draws, options, u.shape[-2]))
    ballots = _relative(w).reshape((draws, w.shape[-1]))
    fill_elections((code[0], code[1], code[2]), by_option, ballots, pairs, chance)
    return Condorcet(pairs.reshape((*lead, options, options)), chance.reshape((*lead, options)))


def _relative(weight: Floats) -> Floats:
    """Return weights with the largest at 100; weights of 0 stay."""
    most = weight.max(axis=-1, keepdims=True, initial=0.0)
    return np.asarray(weight / np.where(most > 0.0, most, 1.0) * 100.0)


def _checked(utility: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Return utilities and weights of equal shape, 0 for an actor that does not vote."""
    u, w = np.asarray(utility, dtype=np.float64), np.asarray(weight, dtype=np.float64)
    shape: tuple[int, ...] = ()
    if u.ndim > 1 and w.ndim > 0 and u.shape[-1] > 0:
        try:
            shape = np.broadcast_shapes(u.shape, (*w.shape, 1))
        except ValueError:
            shape = ()
    if not shape:
        message = (
            f"utility and weight have shapes {u.shape} and {w.shape}; they must be "
            "(..., actor, option) with at least one option, and (..., actor)"
        )
        raise ShapeError(message)
    u, w = np.array(np.broadcast_to(u, shape)), np.array(np.broadcast_to(w, shape[:-1]))
    absent = np.isnan(u).any(axis=-1)
    u[absent], w[absent] = 0.0, 0.0
    if np.isinf(u).any():
        message = "utility contains an infinite number; use a finite one, or NaN for no vote"
        raise DomainError(message)
    odd = np.argwhere(~(np.isfinite(w) & (w >= 0.0)))
    if odd.size:
        at = tuple(odd[0])
        message = f"weight{list(map(int, at))} is {w[at]:g}; it must be finite and >= 0"
        raise DomainError(message)
    return u, w
