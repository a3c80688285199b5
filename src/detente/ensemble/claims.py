"""Draw, for each claim, whether its report is informative and whether its content is true.

The scheme is "One draw, without double counting" of the engagement model. If a report is not
informative, its content is unknown, not false. Claims of one origin share one draw.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from detente.case.case import Case
from detente.case.course.precedents import precedent_factors
from detente.case.schema.evidence import Claim
from detente.ensemble.forced import Forced, drawn_or_forced
from detente.ensemble.grades import accuracy_of
from detente.errors import DomainError
from detente.models.evidence.reports import Posterior, posterior_array
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.philox import input_uniforms
from detente.vocabulary.input_key import InputKey, Kind

__all__ = ["EVEN", "NOISE", "ClaimDraws", "Evidence", "draw_claims"]

NOISE = 0.5  # b: chance of a given report if the origin is not informative
EVEN = 0.5  # prior of a proposition that nobody has judged
INTERESTED_DENIAL = (0.90, 0.95)  # P(denial | true), P(denial | false) of an interested party
INTERESTED_CHARGE = (0.95, 0.90)  # P(allegation | true), P(allegation | false); the reverse case


@dataclass(frozen=True)
class ClaimDraws:
    """Results of drawing the claims, by draw.

    Parameters
    ----------
    origins : dict of array of bool, shape (draw,)
        Is the origin's reporting informative?
    hypotheses : dict of array of int, shape (draw,)
        Index of the member that is true, by set.
    propositions : dict of array of bool, shape (draw,)
        Is the proposition true?
    standing : dict of array of bool, shape (draw,)
        Is the claim informative, and does it match what is true?
    """

    origins: dict[str, Bools]
    hypotheses: dict[str, Ints]
    propositions: dict[str, Bools]
    standing: dict[str, Bools]


@dataclass(frozen=True)
class Evidence:
    """The claims of a case, grouped for drawing."""

    case: Case

    @cached_property
    def claims(self) -> list[Claim]:
        """Claims that can affect a result; claims of kind ``context`` are left out."""
        return [c for c in self.case.claims if c.kind != "context"]

    @cached_property
    def by_origin(self) -> dict[str, list[Claim]]:
        """Claims by origin; a claim without an origin is its own."""
        groups: dict[str, list[Claim]] = {}
        for claim in self.claims:
            groups.setdefault(claim.origin or claim.id, []).append(claim)
        return groups

    @cached_property
    def accuracy(self) -> dict[str, float]:
        """Probability that each origin is informative: the mean over its claims."""
        return {
            origin: sum(accuracy_of(self.case, c) for c in claims) / len(claims)
            for origin, claims in self.by_origin.items()
        }

    @cached_property
    def contested(self) -> dict[str, list[Claim]]:
        """Claims by proposition, for propositions with at least one denial."""
        groups: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if claim.proposition:
                groups.setdefault(claim.proposition, []).append(claim)
        return {p: cs for p, cs in groups.items() if any(c.polarity == "-" for c in cs)}

    @cached_property
    def sorting_claims(self) -> set[str]:
        """Claims that support the sorting criteria; the set ``movement`` may not use them."""
        sorting = {a.id for a in self.case.assessments if a.variable == "performance"}
        return {s.claim for s in self.case.supports if s.assessment in sorting}

    def likelihoods(self, set_id: str) -> dict[str, Floats]:
        """Return P(report | hypothesis) for one set, one entry per origin.

        If an origin has several claims, the one that discriminates least is used. Claims that
        support the sorting criteria are left out of the set named ``movement``.
        """
        members = next(s.members for s in self.case.settings.hypotheses if s.id == set_id)
        index = {m.id: n for n, m in enumerate(members)}
        cells: dict[str, Floats] = {}
        for row in self.case.hypotheses:
            if row.set == set_id and row.hypothesis in index:
                cell = cells.setdefault(row.claim, np.full(len(members), np.nan))
                cell[index[row.hypothesis]] = row.likelihood
        entry_of: dict[str, Floats] = {}
        for origin, claims in self.by_origin.items():
            entries = [
                np.where(np.isnan(cells[c.id]), NOISE, cells[c.id])
                for c in claims
                if c.id in cells and not (set_id == "movement" and c.id in self.sorting_claims)
            ]
            if entries:
                q = self.accuracy[origin]
                spread = [_spread(q * e + (1 - q) * NOISE) for e in entries]
                entry_of[origin] = entries[int(np.argmin(spread))]
        return entry_of

    def posterior(self, set_id: str) -> Floats:
        r"""Return the posterior of a set of rival hypotheses, shape (member,).

        Raises
        ------
        DomainError
            If the reports have probability 0 under every member.

        Notes
        -----
        .. math:: P(H) \propto \pi_H f_H \prod_o \bigl[q_o P(e_o|H) + (1-q_o)\,b\bigr]

        with the factor :math:`f_H` of the precedents that speak for H (`precedent_factors`).
        """
        return self.weighed(set_id).posterior

    def weighed(self, set_id: str) -> Posterior:
        """Return the posterior of a set and each origin's power; origins as in `likelihoods`."""
        rivals = next(s for s in self.case.settings.hypotheses if s.id == set_id)
        prior = np.array([m.prior * self.by_precedents(set_id, m.id) for m in rivals.members])
        prior /= prior.sum()
        cells = self.likelihoods(set_id)
        table = np.array(list(cells.values())).reshape(len(cells), len(prior))
        try:
            return posterior_array(prior, table, self._accuracies(cells), noise=NOISE)
        except DomainError as error:
            message = (
                f"hypotheses of set '{set_id}': the reports have probability 0 under every member; "
                "set a likelihood above 0 or an accuracy below 1"
            )
            raise DomainError(message) from error

    def by_precedents(self, set_id: str, member: str) -> float:
        """Return the factor by which precedents change the odds of a member; 1 without any."""
        return self._factors.get(set_id, {}).get(member, 1.0)

    @cached_property
    def _factors(self) -> dict[str, dict[str, float]]:
        """Factors of all precedents of the case, by set and member."""
        return precedent_factors(self.case)

    def _accuracies(self, origins: Iterable[str]) -> Floats:
        return np.array([self.accuracy[origin] for origin in origins])

    def report_chances(self, claim: Claim) -> tuple[float, float]:
        """Return P(report | proposition true) and P(report | false), given that it is informative.

        An informative report does not err. The exceptions are denials by a party and allegations:
        they are almost as likely if the proposition is false as if it is true.
        """
        if claim.polarity == "-":
            return INTERESTED_DENIAL if claim.hedge == "denied" else (0.0, 1.0)
        return INTERESTED_CHARGE if claim.hedge == "alleged" else (1.0, 0.0)

    def entries(self, proposition: str) -> dict[str, tuple[float, float]]:
        """Return P(report | true) and P(report | false) of a contested proposition, by origin.

        Each origin has one entry: the claim whose likelihood ratio is nearest 1.
        """
        entry_of: dict[str, tuple[float, float]] = {}
        for claim in self.contested[proposition]:
            origin = claim.origin or claim.id
            chances = self.report_chances(claim)
            kept = entry_of.get(origin)
            if kept is None or self._strength(origin, chances) < self._strength(origin, kept):
                entry_of[origin] = chances
        return entry_of

    def _strength(self, origin: str, chances: tuple[float, float]) -> float:
        q = self.accuracy[origin]
        return _spread(q * np.array(chances) + (1 - q) * NOISE)

    def truth(self, proposition: str) -> float:
        """Return the probability that a contested proposition is true, given all its reports.

        Raises
        ------
        DomainError
            If reports that cannot err contradict each other.
        """
        prior = self.case.settings.propositions.get(proposition, EVEN)
        entries = self.entries(proposition)
        table = np.array(list(entries.values())).reshape(len(entries), 2)
        try:
            weighed = posterior_array(
                np.array([prior, 1 - prior]), table, self._accuracies(entries), noise=NOISE
            )
        except DomainError as error:
            message = (
                f"proposition '{proposition}' is both reported and denied with accuracy 1; set the "
                "accuracy of one of its claims below 1"
            )
            raise DomainError(message) from error
        return float(weighed.posterior[0])


def _spread(chances: Floats) -> float:
    """Return how well a report discriminates: the log of the largest likelihood ratio."""
    low, high = float(chances.min()), float(chances.max())
    if low == high:
        return 0.0
    return float(np.log(high / low)) if low > 0.0 else np.inf


def draw_claims(
    evidence: Evidence,
    seed: int,
    first: int,
    count: int,
    forced: Forced | None = None,
) -> ClaimDraws:
    """Draw hypotheses, propositions, origins and claims for a range of draws.

    Parameters
    ----------
    evidence : Evidence
        The claims of the case, cut to the as-of date.
    seed, first, count : int
        Seed of the run, number of the first draw, number of draws.
    forced : mapping, optional
        Hypotheses, propositions, origins and claims by column name, with the values they take in
        every draw. Inputs that do not depend on them stay as drawn. Inputs that depend on them
        change: origins depend on hypotheses and propositions, claims depend on origins.

    Returns
    -------
    ClaimDraws
        The same for the same arguments.
    """
    fixed = forced or {}

    def uniforms(kind: Kind, name: str) -> Floats:
        return input_uniforms(seed, str(InputKey(kind, name)), first, count)

    hypotheses: dict[str, Ints] = {}
    cells: dict[str, dict[str, Floats]] = {}
    for rivals in evidence.case.settings.hypotheses:
        steps = np.cumsum(evidence.posterior(rivals.id))[:-1]
        picked = np.searchsorted(steps, uniforms("hypothesis", rivals.id), side="right")
        column = str(InputKey("hypothesis", rivals.id))
        hypotheses[rivals.id] = drawn_or_forced(column, picked.astype(np.int64), fixed)
        cells[rivals.id] = evidence.likelihoods(rivals.id)
    propositions = {
        name: drawn_or_forced(
            str(InputKey("proposition", name)),
            uniforms("proposition", name) < evidence.truth(name),
            fixed,
        )
        for name in evidence.contested
    }
    reports = {name: evidence.entries(name) for name in propositions}
    origins: dict[str, Bools] = {}
    for origin in evidence.by_origin:
        informative, noise = np.ones(count), np.ones(count)
        for set_id, entries in cells.items():
            if origin in entries:
                informative = informative * entries[origin][hypotheses[set_id]]
                noise = noise * NOISE
        for name, true in propositions.items():
            if origin in reports[name]:
                informative = informative * np.where(true, *reports[name][origin])
                noise = noise * NOISE
        q = evidence.accuracy[origin]
        chance = q * informative / (q * informative + (1 - q) * noise) if q < 1 else np.ones(count)
        column = str(InputKey("origin", origin))
        origins[origin] = drawn_or_forced(column, uniforms("origin", origin) < chance, fixed)
    standing = {}
    for claim in evidence.case.claims:
        if claim.kind == "context":
            standing[claim.id] = np.zeros(count, dtype=np.bool_)
            continue
        true = propositions.get(claim.proposition or "", np.ones(count, dtype=np.bool_))
        matches = true if claim.polarity == "+" else ~true
        stands = origins[claim.origin or claim.id] & matches
        standing[claim.id] = drawn_or_forced(str(InputKey("claim", claim.id)), stands, fixed)
    return ClaimDraws(origins, hypotheses, propositions, standing)
