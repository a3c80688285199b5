"""Each issue in one row: the pool beside the best single model, and how far the models part."""

from collections.abc import Mapping
from dataclasses import dataclass

from detente.assess.agreement.pool.scores import POOL
from detente.assess.agreement.record import Disagreement, IssueForecast
from detente.assess.summary.record import Summary
from detente.report.messages.say import count, say
from detente.report.sections.agreement.picture import place_words, zone_words
from detente.report.titles import titled
from detente.report.words import join_words, percent, percent_range, span

__all__ = [
    "OutcomeRow",
    "best_model",
    "compared_rows",
    "parted_sentence",
    "terms_option",
    "terms_sentence",
]

_OFTEN = 0.05  # share of draws with a deal in force below which its terms are not shown


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """An issue in the table of models.

    Parameters
    ----------
    issue, title : str
        Id and title of the issue.
    status_quo, reversion, zone : str
        What holds now, what holds without a deal, and the ends of the zone.
    pool, best : str
        The pool and the best single model, in words.
    medians : str
        Least and greatest median of the models.
    parted : bool
        Whether the models part by more than one of them is typically unsure.
    terms : str
        Terms in force at the end under the option that has them most often.
    """

    issue: str
    title: str
    status_quo: str
    reversion: str
    zone: str
    pool: str
    best: str
    medians: str
    parted: bool
    terms: str


def best_model(issues: Mapping[str, IssueForecast]) -> str:
    """Return the title of the model that errs least elsewhere."""
    known = any(POOL in issue.models for issue in issues.values())
    return say("Compromise model") if known else say("best single model")


def compared_rows(summary: Summary) -> list[OutcomeRow]:
    """Return a row an issue.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    option = terms_option(summary)
    return [
        OutcomeRow(
            issue=name,
            title=issue.title,
            status_quo=place_words(issue.stands.status_quo),
            reversion=place_words(issue.stands.reversion),
            zone=zone_words(issue.zones.talks),
            pool=span(issue.pooled.outcome if issue.pooled else None),
            best=span(issue.models[POOL].outcome if POOL in issue.models else None),
            medians=_medians(issue.disagreement),
            parted=_part(issue.disagreement),
            terms=span(issue.strategies[option].models["engagement"].outcome) if option else "–",
        )
        for name, issue in summary.outcomes.items()
    ]


def terms_option(summary: Summary) -> str | None:
    """Return the option with a deal in force at the end most often; None if hardly any has one."""
    shares = _table_shares(summary)
    often = max(shares, key=lambda option: shares[option], default=None)
    return often if often is not None and shares[often] >= _OFTEN else None


def terms_sentence(summary: Summary) -> str:
    """Say how often a deal is in force at the end, and under which options none ever is.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    shares = _table_shares(summary)
    if not any(shares.values()):
        return say("No deal is in force at the end under any option.")
    some = [share for share in shares.values() if share > 0.0]
    often = percent_range(min(some), max(some))
    never = [titled(summary, option) for option, share in shares.items() if share == 0.0]
    if not never and percent(min(some)) == percent(max(some)):
        return say(
            "Under every option a deal is in force at the end in {share} of draws.", share=often
        )
    if not never:
        return say(
            "Depending on the option, a deal is in force at the end in {share} of draws.",
            share=often,
        )
    return say(
        "Depending on the option, a deal is in force at the end in {share} of draws; in none under "
        "{options}.",
        share=often,
        options=join_words(never),
    )


def _table_shares(summary: Summary) -> dict[str, float]:
    """Return by option the share of draws with terms in force, of the issue with most."""
    issues = summary.outcomes.values()
    return {
        option.id: max((issue.strategies[option.id].table for issue in issues), default=0.0)
        for option in summary.strategy_list
    }


def parted_sentence(issues: Mapping[str, IssueForecast]) -> str:
    """Say on how many issues the models part by more than one of them is unsure."""
    known = [issue.disagreement for issue in issues.values() if issue.disagreement is not None]
    if not known:
        return say("No issue has outcomes by two models, so none can be compared.")
    parted = sum(map(_part, known))
    if not parted:
        return say(
            "The models disagree on no issue: their medians lie no further apart than one model is "
            "typically unsure."
        )
    return count(
        len(known),
        "The models disagree on {parted} of {number} issue: their medians lie further apart there "
        "than one model is typically unsure. Nobody knows which is right.",
        "The models disagree on {parted} of {number} issues: their medians lie further apart there "
        "than one model is typically unsure. Nobody knows which is right.",
        parted=parted,
    )


def _part(apart: Disagreement | None) -> bool:
    return apart is not None and apart.between > apart.within


def _medians(apart: Disagreement | None) -> str:
    """Return the least and the greatest median of the models, as `detente outcomes` prints them."""
    if apart is None:
        return "–"
    low, high = f"{apart.low:.0f}", f"{apart.high:.0f}"
    return low if low == high else say("{low}–{high}", low=low, high=high)
