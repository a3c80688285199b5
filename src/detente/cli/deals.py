"""Print who signs and when in a finished run: the part of ``outcomes`` that needs a run."""

from pathlib import Path
from typing import TYPE_CHECKING

from detente.cli.output import answering, emit, emit_json
from detente.cli.tables import table_text

if TYPE_CHECKING:
    from detente.assess.summary.record import Summary

__all__ = ["answer_run"]


def answer_run(folder: Path, *, as_json: bool) -> None:
    """Print the deals of a finished run by option, in words or as JSON."""
    with answering(as_json=as_json):
        from detente.assess.summary.record import summary_of
        from detente.runs.finished import FinishedRun

        summary = summary_of(FinishedRun.at(folder))
    if as_json:
        emit_json({o: s.model_dump(mode="json") for o, s in summary.signing.items()})
    else:
        _print(summary)


def _print(summary: "Summary") -> None:
    from detente.report.sections.agreement.signing import signing_sentences
    from detente.report.sections.record.words import record_sentence
    from detente.report.words import percent, span

    if not summary.signing:
        emit("The case names no issues, so no deal is simulated.")
        return
    factions = list(next(iter(summary.signing.values())).factions)
    titles = {option.id: option.title for option in summary.strategy_list}
    rows = [
        [
            titles[option],
            percent(deals.signed),
            span(deals.first_month),
            percent(deals.full),
            percent(deals.failed),
            percent(deals.in_force),
            *(percent(deals.factions[f].of_deals) for f in factions),
        ]
        for option, deals in summary.signing.items()
    ]
    binds = [f"binds {summary.actors[f].name}" for f in factions]
    head = ("option", "any deal", "first month", "full", "failed", "in force", *binds)
    for sentence in (*signing_sentences(summary), record_sentence(summary)):
        emit(sentence)
    emit("\n" + table_text(head, rows))
    emit("First month: median and 80 % of draws with a deal. Binds: share of the deals in force.")
