"""Chances of a deal as page one prints them: the reference option's never far from the record."""

from detente.assess.summary.record import Summary

__all__ = ["deal_chances"]


def deal_chances(summary: Summary) -> dict[str, float]:
    """Return the chance of any deal by option, as printed; empty where none is modelled.

    Parameters
    ----------
    summary : Summary
        Results of the run. Until forecasts of twenty cases have been scored, the chance of the
        option that goes on as now is printed at most 1 in log-odds from the record of wars.
    """
    found = {option: metrics["settlement"] for option, metrics in summary.strategies.items()}
    chances = {option: chance for option, chance in found.items() if isinstance(chance, float)}
    beside = summary.record.model.get("deal")
    if beside is not None and summary.record.option in chances:
        chances[summary.record.option] = beside.printed
    return chances
