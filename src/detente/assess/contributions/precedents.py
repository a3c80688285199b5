"""Measure what each precedent contributes: left out, and taken as a case just like this one."""

from dataclasses import replace
from typing import Final

from detente.assess.contributions.again import changed
from detente.assess.contributions.record import Changed, PrecedentEffect
from detente.assess.paired import Done, PairedRerun, each
from detente.case.case import Case, Table

__all__ = ["precedents", "with_similarity"]

_ENDS: Final = (0.0, 1.0)


def precedents(rerun: PairedRerun, workers: int, done: Done) -> dict[str, PrecedentEffect]:
    """Return the changes at zero and at full similarity, by precedent.

    All interpretations of a precedent change together. Precedents that are evidence on no set are
    left out.
    """
    case = rerun.task.case
    names = list(dict.fromkeys(p.precedent for p in case.precedents if p.set is not None))
    reruns = [(name, similarity) for name in names for similarity in _ENDS]

    def at(asked: tuple[str, float]) -> Changed:
        return changed(rerun, rerun.of_case(with_similarity(case, *asked)))

    effects = iter(each(at, reruns, workers, done))
    return {name: PrecedentEffect(zero=next(effects), full=next(effects)) for name in names}


def with_similarity(case: Case, precedent: str, similarity: float) -> Case:
    """Return a case in which all interpretations of a precedent have a given similarity.

    Parameters
    ----------
    case : Case
        The case.
    precedent : str
        Id of the precedent.
    similarity : float
        From 0, it says nothing, to 1, it is just like this case.
    """
    rows = tuple(
        p.model_copy(update={"similarity": similarity}) if p.precedent == precedent else p
        for p in case.precedents
    )
    return replace(case, precedents=Table(rows, case.precedents.lines))
