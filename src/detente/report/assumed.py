"""Say beside a number of an option or a lever that random worlds show it to be assumed."""

from typing import Final

from detente.assess.audits.record import Played
from detente.assess.summary.record import Summary
from detente.assess.worlds.record import Measure

__all__ = ["WORD", "assumed_lever", "assumed_options"]

WORD: Final = "assumed"


def assumed_options(summary: Summary) -> dict[str, dict[Measure, str]]:
    """Return the word to print beside an option's number, by option and measure.

    Parameters
    ----------
    summary : Summary
        Results of the run.

    Returns
    -------
    dict of dict of str
        Every option; a measure is missing where nothing is assumed.
    """
    found = summary.audits.worlds.options
    return {
        option: {one.measure: WORD for one in found.get(option, [])}
        for option in summary.strategies
    }


def assumed_lever(summary: Summary, lever: Played, number: str) -> bool:
    """Say whether random worlds show that a lever moves a number one way.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    lever, number : str
        The lever, and what it moves; a number that random worlds do not count is never assumed.
    """
    return any(one.lever == lever and one.measure == number for one in summary.audits.worlds.levers)
