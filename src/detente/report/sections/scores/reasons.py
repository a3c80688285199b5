"""Say why nothing forecasts a question, and which rule or label is meant."""

from typing import Final

from detente.report.messages.say import mark, say
from detente.report.metric_words import METRIC_WORDS
from detente.report.sections.options.units import MISSING_WORDS
from detente.report.sections.record.words import EVENT_WORDS

__all__ = ["REASON_WORDS", "RULE_WORDS", "asked_words", "label_words", "reason_words", "rule_words"]

RULE_WORDS: Final = {
    "constant": mark("constant"),
    "running": mark("running"),
    "running_smoothed": mark("running smoothed"),
    "running_recent": mark("running recent"),
    "base_rate": mark("base rate"),
    "last_time": mark("last time"),
    "last_list": mark("last list"),
    "nearest": mark("nearest"),
}
REASON_WORDS: Final = {
    reason: reason
    for reason in (
        mark("no metric of a run, event of the record or part in a round answers it"),
        mark("the case does not state its war"),
        mark("the record does not begin before the as-of date"),
        mark("the record reaches 60 months ahead, and the question closes later"),
        mark("the war is in its first year, of which the record has counts only"),
        mark("the record counts the war as over"),
        mark("the war is quiet, and the record of quiet wars does not count this event"),
        mark("it names no guest"),
        mark("the guest is the host itself"),
        mark("the guest was not yet on record"),
        mark("the actor is no guest at rounds on the as-of date"),
        mark("no option of the case goes on as now"),
        mark("the run does not model it"),
        mark("it gives no threshold"),
        *MISSING_WORDS.values(),
    )
}
_PARTS: Final = {
    "asked": mark("asked"),
    "comes": mark("comes"),
    "present": mark("present"),
    "talks": mark("talks"),
}
_SHOWN: Final = {
    "skill shown": mark("skill shown"),
    "no skill shown": mark("no skill shown"),
}
_WORSE: Final = "worse than "


def rule_words(name: str) -> str:
    """Return the name of a rule in words.

    Parameters
    ----------
    name : str
        The rule as a track record has it.
    """
    return say(RULE_WORDS[name]) if name in RULE_WORDS else name.replace("_", " ")


def label_words(label: str) -> str:
    """Return in words whether skill is shown, or which rule is better.

    Parameters
    ----------
    label : str
        The label as a track record has it.
    """
    if label in _SHOWN:
        return say(_SHOWN[label])
    return say("worse than {rule}", rule=rule_words(label.removeprefix(_WORSE)))


def reason_words(reason: str) -> str:
    """Return in words why nothing forecasts a question.

    Parameters
    ----------
    reason : str
        The reason as a track record has it.
    """
    return say(REASON_WORDS[reason])


def asked_words(metric: str) -> str:
    """Return in words what forecasts a question.

    Parameters
    ----------
    metric : str
        A metric of a run, an event of the record, or a part in a round.
    """
    known = {str(key): word for key, word in METRIC_WORDS.items()} | EVENT_WORDS | _PARTS
    return say(known[metric])
