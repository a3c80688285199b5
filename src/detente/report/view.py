"""What the page's templates are handed beside the summary itself."""

from typing import Any

from detente.assess.contributions.record import Contributions
from detente.assess.evidence.flips.record import Flips
from detente.assess.scores.record import TrackRecord
from detente.assess.summary.record import Summary
from detente.report.assumed import assumed_options
from detente.report.messages.say import say
from detente.report.metric_words import METRIC_WORDS
from detente.report.pictures.figure import Figure
from detente.report.redaction.record import ReaderVersion
from detente.report.sections.agreement.view import agreement_view
from detente.report.sections.audits import words as prose_audits
from detente.report.sections.contributions import words as prose_contributions
from detente.report.sections.contributions.tornado import tornado
from detente.report.sections.ends import words as prose_ends
from detente.report.sections.engageable.section import camps_view
from detente.report.sections.evidence import flips as prose_flips
from detente.report.sections.evidence.inputs import inputs_view
from detente.report.sections.evidence.precedents import precedents_view
from detente.report.sections.evidence.readings import readings_view
from detente.report.sections.evidence.said_and_denied import disputed_view
from detente.report.sections.expected import words as prose_expected
from detente.report.sections.months.view import months_view
from detente.report.sections.options import backfires as prose_backfires
from detente.report.sections.options import judgements
from detente.report.sections.options import stages as prose_stages
from detente.report.sections.options.chart import value_chart
from detente.report.sections.options.conduct import conduct_rows, law_rows
from detente.report.sections.options.levers import contact_sentence, lever_rows, search_note
from detente.report.sections.options.outcomes import outcomes_view
from detente.report.sections.options.units import missing_words
from detente.report.sections.options.waterfall import waterfall
from detente.report.sections.page_one.assembled import page_one
from detente.report.sections.page_one.written import advised
from detente.report.sections.record import words as prose_record
from detente.report.sections.scores import words as prose_scores
from detente.report.sections.scores.calibration import calibration
from detente.report.sections.scores.past import rounds_sentence
from detente.report.sections.scores.skill import shown_at_rounds
from detente.report.sections.table import holdout as prose_holdout
from detente.report.sections.table import label_and_conduct as prose_norms
from detente.report.sections.table import standing as prose_standing
from detente.report.sections.table.contacts import contacts_view
from detente.report.sections.table.rounds import rounds_view
from detente.report.sections.watch import words as prose_watch
from detente.report.titles import titled

__all__ = ["view"]


def view(
    summary: Summary,
    flips: Flips | None,
    contributions: Contributions | None = None,
    track: TrackRecord | None = None,
    reader: ReaderVersion | None = None,
) -> dict[str, Any]:
    """Return sentences, charts and lists for the templates.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    flips : Flips or None
        What single claims change, where ``detente flips`` was run.
    contributions : Contributions or None
        The same of ``detente contributions``.
    track : TrackRecord or None
        The track record, where ``detente score --run`` was run.
    reader : ReaderVersion or None
        What the page says of what is withheld.
    """
    return {
        "s": summary,
        **_compared(summary, reader),
        "titles": {option.id: option.title for option in summary.strategy_list},
        "metric_words": METRIC_WORDS,
        "skill_shown": shown_at_rounds(summary.rounds),
        "rounds_sentence": rounds_sentence(summary),
        **readings_view(summary),
        **disputed_view(summary),
        **precedents_view(summary),
        **inputs_view(summary),
        **prose_record.record_view(summary),
        "factions": list(next(iter(summary.camps.issues.values()), {})),
        "flips": flips,
        **(prose_flips.flips_view(summary, flips) if flips else {}),
        "contributions": contributions,
        "tornado": tornado(summary, contributions),
        "tornado_under": _tornado_under(summary, contributions),
        **(prose_contributions.contributions_view(summary, contributions) if contributions else {}),
        "track": track,
        "calibration": calibration(track) if track else None,
        **(prose_scores.scores_view(track) if track else {}),
        **prose_backfires.backfires_view(summary),
        **camps_view(summary),
        "charts": _charts(summary),
        "page": page_one(summary, reader),
        **agreement_view(summary),
        **prose_norms.norms_view(summary),
        **rounds_view(summary),
        **prose_stages.stages_view(summary),
        **prose_standing.standing_view(summary),
        **contacts_view(summary),
        **prose_holdout.holdout_view(summary),
        **prose_ends.ends_view(summary),
        **months_view(summary),
        **prose_audits.audits_view(summary),
        **prose_expected.expected_view(summary, contributions),
    }


def _compared(summary: Summary, reader: ReaderVersion | None) -> dict[str, Any]:
    """Return what the section that compares the options says."""
    return {
        "struck": judgements.struck(summary),
        "lever_rows": lever_rows(summary),
        "conduct_rows": conduct_rows(summary),
        "law_rows": law_rows(summary),
        "in_contact": contact_sentence(summary),
        "no_search": search_note(summary),
        **outcomes_view(summary),
        "judged": judgements.judgements(summary, reader.partly if reader else ()),
        "mind_of": titled(summary, summary.indicators.option),
        "watched": prose_watch.indicator_details(summary),
        "few": prose_watch.few_sentence(summary),
        "association": say(prose_watch.ASSOCIATION),
        "advised": advised(summary),
        "holes": judgements.holes(summary),
        "harm_note": _harm_note(summary),
        "missing_words": missing_words,
        "reference": titled(summary, summary.audits.reference),
    }


def _harm_note(summary: Summary) -> str:
    """Say whether deaths enter the ranking."""
    if not summary.ranking.order:
        return ""
    if "extra_deaths" in {o.metric for o in summary.ranking.objectives if o.counts}:
        return say("Deaths enter the ranking, as an objective of the case.")
    return say("Deaths do not enter the ranking; they are shown beside it.")


def _tornado_under(summary: Summary, contributions: Contributions | None) -> str:
    """Return the title of the option under which the inputs were moved."""
    if contributions is None:
        found = summary.audits.unsourced.option
    else:
        found = contributions.first or summary.audits.reference
    return titled(summary, found)


def _charts(summary: Summary) -> dict[str, list[Figure]]:
    """Return the figures beside tables, by where they stand."""
    drawn: dict[str, list[Figure]] = {}
    titles = {option.id: option.title for option in summary.strategy_list}
    if summary.ranking.order:
        assumed = [o for o, marks in assumed_options(summary).items() if "value" in marks]
        drawn["options"] = [value_chart(summary.ranking, titles, assumed)]
    gain = waterfall(summary)
    drawn["waterfall"] = [] if gain is None else [gain]
    return drawn
