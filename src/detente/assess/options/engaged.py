"""Find the draws in which an option engages nobody, although it is meant to engage factions."""

import numpy as np

from detente.case.case import Case
from detente.case.schema.settings import Strategy
from detente.engagement.setup.partners import combine_votes
from detente.numerics.arrays import Bools
from detente.runs.draws import Rows
from detente.vocabulary.input_key import InputKey

__all__ = ["engages_nobody"]


def engages_nobody(case: Case, rows: Rows, strategy: Strategy) -> Bools | None:
    """Return in which draws an option engages no faction, shape (draw,).

    Parameters
    ----------
    case : Case
        The case, cut to the as-of date.
    rows : Rows
        Columns of the run.
    strategy : Strategy
        The option.

    Returns
    -------
    array of bool or None
        Where the rule picks no faction, or where there is no contact to continue; None for an
        option that engages nobody by design.
    """
    if strategy.engage == "none":
        return None
    factions = [f.id for f in case.factions()]
    if strategy.engage == "as-now":
        columns = [rows.output(strategy.id, f"engaged.{f}") > 0.0 for f in factions]
    elif strategy.engage == "rule":
        columns = _picked(case, rows, strategy, factions)
    else:
        columns = [np.ones(len(rows.inputs["draw"]), dtype=np.bool_) for _ in factions]
    some = np.zeros(len(rows.inputs["draw"]), dtype=np.bool_)
    for column in columns:
        some |= column
    return np.asarray(~some)


def _picked(case: Case, rows: Rows, strategy: Strategy, factions: list[str]) -> list[Bools]:
    """Return in which draws the rule picks each faction that it may pick."""
    rule = case.settings.partner_rule
    if rule is None or not rule.tests:
        return []
    how = strategy.combine or rule.combine
    return [
        combine_votes(
            rule,
            [
                np.asarray(rows.inputs[str(InputKey("passed", t.id, faction))], dtype=np.bool_)
                for t in rule.tests
            ],
            how,
        )
        for faction in factions
        if faction not in rule.exclude
    ]
