"""Set what an analyst wrote beside the answer of a run."""

from detente.assess.options.record import Ranking
from detente.assess.written.record import Advice, Recommendation, WrittenDissent
from detente.case.case import Case
from detente.case.written.record import Recommendation as Written

__all__ = ["advice", "dissents"]


def advice(case: Case, ranked: Ranking) -> Advice | None:
    """Return the advice of the case, None if it has none.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    ranked : Ranking
        The order of the options, which says which of them are empty.
    """
    written = case.advice
    if written is None:
        return None
    return Advice(
        written_on=written.written_on.isoformat(),
        by=written.by,
        handling=written.handling or case.settings.handling,
        what_is_new=written.what_is_new,
        why_it_matters=written.why_it_matters,
        recommendations=[_recommended(case, ranked, one) for one in written.recommendations],
    )


def _recommended(case: Case, ranked: Ranking, written: Written) -> Recommendation:
    titles = {one.id: one.title for one in case.settings.strategies}
    title = titles.get(written.option or "")
    return Recommendation.model_validate(
        {
            **written.model_dump(by_alias=True),
            "option_title": title,
            "option_empty": None if title is None else written.option in ranked.empty,
        }
    )


def dissents(case: Case) -> list[WrittenDissent]:
    """Return the dissents of the case, in the order of its file.

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    """
    return [
        WrittenDissent(
            written_on=one.written_on.isoformat(),
            by=one.by,
            handling=one.handling or case.settings.handling,
            title=one.title,
            text=one.text,
            claims=list(one.claims),
        )
        for one in case.dissents
    ]
