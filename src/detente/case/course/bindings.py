"""Read what the members of the case's sets of hypotheses bind."""

from dataclasses import replace

from detente.case.case import Case
from detente.case.schema.hypotheses import Hypothesis, HypothesisSet
from detente.vocabulary.bindings.defaults import BINDINGS
from detente.vocabulary.bindings.ranges import RANGES
from detente.vocabulary.bindings.record import Binding

__all__ = ["bindings_of", "bound_by"]


def bindings_of(case: Case) -> dict[str, dict[str, Binding]]:
    """Return what each member binds, by set and member; questions of context are left out.

    Parameters
    ----------
    case : Case
        The case, cut to its as-of date.
    """
    return {one.id: bound_by(case, one) for one in case.settings.hypotheses if not one.context}


def bound_by(case: Case, rivals: HypothesisSet) -> dict[str, Binding]:
    """Return what each member of a set binds, by member: the case's own over the model's.

    Parameters
    ----------
    case : Case
        The case.
    rivals : HypothesisSet
        One of its sets.
    """
    readings = {row.reading for row in case.presence}
    placed = any(one.id in readings for one in rivals.members)
    usual = BINDINGS.get(rivals.id, {})
    return {
        one.id: replace(_own(case, one, usual.get(one.id, Binding())), presence=placed)
        for one in rivals.members
    }


def _own(case: Case, member: Hypothesis, usual: Binding) -> Binding:
    """Return what a member binds; rows that the case does not have as of its date are left out."""
    priors = {key: one.prior for key, one in member.binds.items()}
    return Binding(
        priors={**usual.priors, **{k: p for k, p in priors.items() if k in RANGES}},
        rows={k: p for k, p in priors.items() if k in case.assessments or k in case.presence},
        reading=member.reading or usual.reading,
        war=member.war or usual.war,
    )
