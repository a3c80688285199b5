"""What the page says of what could be agreed, beside the summary itself."""

from typing import TypedDict

from detente.assess.summary.record import Summary
from detente.report.messages.say import count, say
from detente.report.pictures.figure import Figure, Twin
from detente.report.sections.agreement.compared import (
    OutcomeRow,
    best_model,
    compared_rows,
    parted_sentence,
    terms_option,
    terms_sentence,
)
from detente.report.sections.agreement.elicited import rests_sentence
from detente.report.sections.agreement.picture import positions_figures
from detente.report.sections.agreement.signing import signed_sentence
from detente.report.sections.agreement.twins import positions_twin
from detente.report.sections.agreement.words import pooled_sentence
from detente.report.titles import titled
from detente.report.words import join_words

__all__ = ["AgreementView", "agreement_view", "zone_sentence"]

_HALF = 0.5
_NAMED = 4  # more issues than this are not named in the first sentence


class AgreementView(TypedDict):
    """Sentences, pictures and rows of the section."""

    zone_sentence: str
    signed_sentence: str
    positions: dict[str, Figure]
    parted_sentence: str
    pooled_sentence: str
    best_model: str
    compared: list[OutcomeRow]
    terms_under: str
    terms_sentence: str
    positions_twin: Twin
    rests_sentence: str


def agreement_view(summary: Summary) -> AgreementView:
    """Return what the page says of the issues.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    option = terms_option(summary)
    return {
        "zone_sentence": zone_sentence(summary),
        "signed_sentence": signed_sentence(summary),
        "positions": positions_figures(summary),
        "parted_sentence": parted_sentence(summary.outcomes),
        "pooled_sentence": pooled_sentence(summary.outcomes),
        "best_model": best_model(summary.outcomes),
        "compared": compared_rows(summary),
        "terms_under": titled(summary, option) if option else "",
        "terms_sentence": terms_sentence(summary),
        "positions_twin": positions_twin(summary),
        "rests_sentence": rests_sentence(summary),
    }


def zone_sentence(summary: Summary) -> str:
    """Say on how many issues a zone of agreement exists in at least half of draws.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    known = [
        (issue.title, issue.zones.talks.found)
        for issue in summary.outcomes.values()
        if issue.zones.talks is not None
    ]
    if not known:
        return say(
            "No zone of agreement is known: a side of the talks has no position on any issue."
        )
    often = [title for title, found in known if found >= _HALF]
    if not often:
        return say("On no issue does a zone of agreement exist in half of draws.")
    if len(often) > _NAMED:
        return count(
            len(known),
            "On {some} of {number} issue a zone of agreement exists in at least half of draws.",
            "On {some} of {number} issues a zone of agreement exists in at least half of draws.",
            some=len(often),
        )
    return count(
        len(known),
        "On {some} of {number} issue a zone of agreement exists in at least half of draws: "
        "{issues}.",
        "On {some} of {number} issues a zone of agreement exists in at least half of draws: "
        "{issues}.",
        some=len(often),
        issues=join_words(often),
    )
