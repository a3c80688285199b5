"""Sentences on how far draws get from cooperation to a deal that holds, and where they stop."""

from dataclasses import dataclass
from typing import Final, TypedDict

from detente.assess.options.record import Stage
from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.report.sections.agreement.signing import is_rare, signing_sentences
from detente.report.tables import alike_rows
from detente.report.titles import titled
from detente.report.words import bare_percent, join_words, percent, percent_range

__all__ = ["STAGE_WORDS", "StageCell", "StageRow", "StagesView", "stages_view"]

STAGE_WORDS: Final[dict[Stage, str]] = {
    "cooperation": mark("cooperation"),
    "trust": mark("trust"),
    "table": mark("the table"),
    "deal": mark("a deal"),
    "held": mark("a deal that holds"),
}
_MISSING: Final[dict[Stage, str]] = {
    "cooperation": mark("Cooperation: {reason}."),
    "trust": mark("Trust: {reason}."),
    "table": mark("The table: {reason}."),
    "deal": mark("A deal: {reason}."),
    "held": mark("A deal that holds: {reason}."),
}
_REASONS: Final[dict[str, str]] = {  # by the reason as a summary has it
    reason: reason
    for reason in (
        mark("the case names no shared issue to work together on"),
        mark("no stance on a shared issue is on record"),
        mark("the case names no issues to settle"),
    )
}
_EVERY: Final[dict[Stage, str]] = {
    "cooperation": mark("No draw is lost on the way: every one reaches cooperation."),
    "trust": mark("No draw is lost on the way: every one reaches trust."),
    "table": mark("No draw is lost on the way: every one reaches the table."),
    "deal": mark("No draw is lost on the way: every one reaches a deal."),
    "held": mark("No draw is lost on the way: every one reaches a deal that holds."),
}
_LOST: Final[dict[Stage, str]] = {
    "cooperation": mark("at cooperation under {options} ({share} of all draws)"),
    "trust": mark("at trust under {options} ({share} of all draws)"),
    "table": mark("at the table under {options} ({share} of all draws)"),
    "deal": mark("at a deal under {options} ({share} of all draws)"),
    "held": mark("at a deal that holds under {options} ({share} of all draws)"),
}
_NAMED = 4  # more options than this are not named where all break at one stage


@dataclass(frozen=True, slots=True)
class StageCell:
    """Draws that reach a stage and, where fewer, those that reach every stage before it as well.

    Both in per cent, without the sign.
    """

    reached: str
    chain: str


@dataclass(frozen=True, slots=True)
class StageRow:
    """Options that print alike: a cell a stage, then full deals and deals that failed, if known."""

    title: str
    stages: tuple[StageCell, ...]
    full: str
    failed: str


class StagesView(TypedDict):
    """What the page says of the stages.

    Parameters
    ----------
    stage_sentences : list of str
        Where the chain breaks by option, whether stages are skipped, what the stage of trust
        amounts to, what the case cannot reach, and who signs when.
    stage_words : list of str
        Names of the stages, in their order.
    stage_rows : list of StageRow
        Options that print alike share a row.
    deals_differ : bool
        Whether options differ in full deals or in deals that failed; else other sections say both.
    """

    stage_sentences: list[str]
    stage_words: list[str]
    stage_rows: list[StageRow]
    deals_differ: bool


def stages_view(summary: Summary) -> StagesView:
    """Return the sentences on the stages, and the table.

    Parameters
    ----------
    summary : Summary
        The summary of the run.
    """
    rows = _rows(summary)
    differ = len({(row.full, row.failed) for row in rows}) > 1
    missing = summary.stages.missing.items()
    return {
        "stage_words": [say(STAGE_WORDS[stage]) for stage in summary.stages.order],
        "stage_rows": rows,
        "deals_differ": differ,
        "stage_sentences": [
            _breaks_sentence(summary),
            *_skipped(summary),
            *_trust(summary),
            *(say(_MISSING[stage], reason=say(_REASONS[why])) for stage, why in missing),
            *([] if is_rare(summary) else signing_sentences(summary)),
        ],
    }


def _rows(summary: Summary) -> list[StageRow]:
    """Return the rows; options that print alike share one."""
    alike = alike_rows(
        (plan.title, _cells(summary, plan.id))
        for plan in summary.strategy_list
        if plan.id in summary.stages.strategies
    )
    return [StageRow("; ".join(titles), *cells) for cells, titles in alike.items()]


def _cells(summary: Summary, option: str) -> tuple[tuple[StageCell, ...], str, str]:
    """Return the stages of an option, and shares of full and of failed deals."""
    deals = summary.signing.get(option)
    stages = tuple(_cell(summary, option, stage) for stage in summary.stages.order)
    full, failed = (bare_percent(deals.full), bare_percent(deals.failed)) if deals else "––"
    return stages, full, failed


def _cell(summary: Summary, option: str, stage: Stage) -> StageCell:
    if stage in summary.stages.missing:
        return StageCell("–", "")
    found = summary.stages.strategies[option].stages[stage]
    reached, chain = bare_percent(found.reached), bare_percent(found.chain)
    return StageCell(reached, "" if chain == reached else chain)


def _breaks_sentence(summary: Summary) -> str:
    """Say at which stage most draws are lost, options with the same stage together."""
    by_option = summary.stages.strategies
    groups: dict[Stage, list[str]] = {}
    for option, shares in by_option.items():
        if shares.breaks:
            groups.setdefault(shares.breaks, []).append(option)
    if not groups:
        last = [s for s in summary.stages.order if s not in summary.stages.missing][-1]
        return say(_EVERY[last])
    parts = []
    for stage, options in groups.items():
        lost = [by_option[option].stages[stage].lost for option in options]
        every = len(options) == len(by_option) > _NAMED
        named = join_words([titled(summary, o) for o in options])
        under = say("every option") if every else named
        many = percent_range(min(lost), max(lost))
        parts.append(say(_LOST[stage], options=under, share=many))
    return say("Taken in this order, most draws are lost {stages}.", stages="; ".join(parts))


def _skipped(summary: Summary) -> list[str]:
    """Say how many deals came without a stage before them; in the model none is needed."""
    deals = [option.stages["deal"] for option in summary.stages.strategies.values()]
    signed = sum(round(deal.reached * summary.draws) for deal in deals)
    skipped = sum(deal.without for deal in deals)
    if not signed:
        return []
    return [
        say(
            "No stage is needed for the next: of the draws with a deal, {share} had skipped at "
            "least one.",
            share=percent(skipped / signed),
        )
    ]


def _trust(summary: Summary) -> list[str]:
    """Say how little trust it takes to count as risen."""
    rises = [
        option.trust_rise
        for option in summary.stages.strategies.values()
        if option.trust_rise is not None
    ]
    if not rises:
        return []
    low, high = f"{min(rises):.2f}", f"{max(rises):.2f}"
    many = low if low == high else say("{low} to {high}", low=low, high=high)
    return [
        say(
            "Trust counts as risen if it ends above its start; where it did, the median rise was "
            "{rise}, on a scale from 0 to 1.",
            rise=many,
        )
    ]
