"""What other weights, other combinations of tests and shuffled evidence do to the ranking."""

from dataclasses import dataclass
from typing import TypedDict

from detente.assess.contributions.record import Contributions, Shuffled, Weighed, WeightEffect
from detente.assess.summary.record import Summary
from detente.report.sections.contributions.cells import headline, hundredths, option_title
from detente.vocabulary.metrics import Metric

__all__ = ["RankedView", "RuleRow", "WeightRow", "ranked_view"]


@dataclass(frozen=True, slots=True)
class WeightRow:
    """The option that comes first with an objective at either end of its range, and alone."""

    metric: Metric
    lowest: str
    highest: str
    alone: str


@dataclass(frozen=True, slots=True)
class RuleRow:
    """Partner tests combined another way: change of value by option, and who then comes first."""

    combine: str
    cells: list[str]
    first: str


class RankedView(TypedDict):
    """What the page says of the ranking under such changes.

    Parameters
    ----------
    weight_rows, rule_rows : list
        Rows of tables; empty where there is nothing to show.
    shuffle_sentence : str
        What shuffled evidence does to the ranking; empty without a ranking.
    """

    weight_rows: list[WeightRow]
    rule_rows: list[RuleRow]
    shuffle_sentence: str


def ranked_view(summary: Summary, contributions: Contributions) -> RankedView:
    """Return what the page says of the ranking under such changes.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    contributions : Contributions
        What was added to it.
    """
    return {
        "weight_rows": [
            WeightRow(metric, *(option_title(summary, w.order[0]) for w in _each(effect)))
            for metric, effect in contributions.weights.items()
        ],
        "rule_rows": [
            RuleRow(
                combine=combine,
                cells=[hundredths(headline(changed, s)) for s in summary.strategies],
                first=option_title(summary, changed.first),
            )
            for combine, changed in contributions.rules.items()
        ],
        "shuffle_sentence": _shuffle_sentence(contributions.shuffled),
    }


def _each(effect: WeightEffect) -> tuple[Weighed, Weighed, Weighed]:
    return effect.lowest, effect.highest, effect.alone


def _shuffle_sentence(shuffled: Shuffled | None) -> str:
    """Say what the ranking makes of evidence exchanged between those that it describes."""
    if shuffled is None:
        return ""
    if shuffled.numbers == 0:
        return "No two numbers with claims could be exchanged."
    times, stays = len(shuffled.turns), sum(turn.stays for turn in shuffled.turns)
    known = [turn.tau for turn in shuffled.turns if turn.tau is not None]
    near = f"Kendall’s tau lies between {min(known):.2f} and {max(known):.2f}. " if known else ""
    return (
        f"{shuffled.numbers} numbers with claims were exchanged between those that they describe, "
        f"{times} times. {near}The first option stays first in {stays} of {times}."
    )
