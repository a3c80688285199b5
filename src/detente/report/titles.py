"""Titles and chances of the options of a run, and names of its actors."""

from typing import Final

from detente.assess.summary.record import Summary
from detente.report.messages.say import mark, say
from detente.vocabulary.metrics import Metric

__all__ = ["NOT_RUN", "actor_name", "chances", "titled"]

NOT_RUN: Final = mark("contact as now (not run)")
"""Stands for a reference option that was not run beside the others."""


def titled(summary: Summary, strategy: str) -> str:
    """Return a strategy's title in quotation marks; the reference may not have been run."""
    titles = {option.id: option.title for option in summary.strategy_list}
    return say("“{title}”", title=titles[strategy]) if strategy in titles else say(NOT_RUN)


def chances(summary: Summary, metric: Metric) -> dict[str, float]:
    """Return a probability under each option that has it, by option."""
    by_option = {option: metrics[metric] for option, metrics in summary.strategies.items()}
    return {option: c for option, c in by_option.items() if isinstance(c, float)}


def actor_name(summary: Summary, actor: str) -> str:
    """Return the name of an actor; a text that is no id, such as an addressee, as it is."""
    return summary.actors[actor].name if actor in summary.actors else actor
