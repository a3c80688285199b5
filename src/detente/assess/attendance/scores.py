"""Score forecasts of past rounds against simple rules, and say whether there is skill."""

from collections.abc import Sequence

import numpy as np

from detente.assess.attendance.record import (
    Label,
    NumberScore,
    OutputScore,
    Reading,
    RoleScore,
    RollingScores,
    RuleScore,
    SeatScore,
)
from detente.assess.attendance.rolling import PastForecast
from detente.assess.attendance.rules import RuleForecast
from detente.models.attendance.seats import count_law
from detente.numerics.arrays import Bools, Floats
from detente.runs.statistics import rounded

__all__ = ["crps_of_count", "label_of", "score_reading", "scores_of"]

FEWEST_ROUNDS, FEWEST_CELLS = 3, 20
_RESAMPLES = 2000
_LEAST = 0.001  # probabilities are clipped to this for the logarithmic score
_OF_THE_CONFLICT = {"representatives", "movement", "faction"}
_BASE = "base_rate"
_GROUPS = ("all", "powers", "factions")


def scores_of(
    as_read: Sequence[PastForecast], written: Sequence[PastForecast], seed: int
) -> RollingScores:
    """Return the scores under both readings of guests without a row.

    Parameters
    ----------
    as_read, written : sequence of PastForecast
        Forecasts of the same rounds where such guests count as not asked, and as not observed.
    seed : int
        Seed of the resampling of rounds.
    """
    readings = {"not-asked": score_reading(as_read, seed), "unknown": score_reading(written, seed)}
    one, other = (_labels(reading) for reading in readings.values())
    return RollingScores(
        readings=readings,
        labels={name: _both(label, other[name]) for name, label in one.items()},
    )


def _labels(reading: Reading) -> dict[str, Label]:
    """Return the labels of a reading by output; those that nothing was scored for are left out."""
    scored = {
        "attendance": reading.attendance["all"],
        "asked": reading.asked["all"],
        "comes": reading.comes["all"],
        "role": reading.role,
        "seats": reading.seats,
    }
    return {name: one.label for name, one in scored.items() if one is not None}


def _both(one: Label, other: Label) -> Label:
    """Return one label: skill must be shown under both readings."""
    if one == other or one.startswith("worse"):
        return one
    return other if other.startswith("worse") else "no skill shown"


def score_reading(rounds: Sequence[PastForecast], seed: int) -> Reading:
    """Return the scores of the forecasts under one reading.

    Parameters
    ----------
    rounds : sequence of PastForecast
        The forecasts.
    seed : int
        Seed of the resampling of rounds.
    """
    return Reading(
        attendance=_groups(rounds, "present", seed),
        asked=_groups(rounds, "asked", seed),
        comes=_groups(rounds, "comes", seed),
        role=_roles(rounds, seed),
        seats=_numbers(rounds, seed),
    )


def _groups(rounds: Sequence[PastForecast], output: str, seed: int) -> dict[str, OutputScore]:
    groups = {name: _output(rounds, output, name, seed) for name in _GROUPS}
    if output == "present":
        groups["first"] = _output(rounds, output, "first", seed)
        groups["return"] = _output(rounds, output, "return", seed)
    return groups


def _chosen(past: PastForecast, output: str, group: str) -> Bools:
    """Return which guests of a round count."""
    outcome = _outcome(past, output)
    own = np.array([kind in _OF_THE_CONFLICT for kind in past.seen.kind], dtype=np.bool_)
    masks = {
        "all": np.ones_like(own),
        "powers": ~own,
        "factions": own,
        "first": ~past.seen.before,
        "return": past.seen.before,
    }
    return np.asarray(~np.isnan(outcome) & masks[group])


def _outcome(past: PastForecast, output: str) -> Floats:
    return {"asked": past.seen.asked, "comes": past.seen.came, "present": past.seen.present}[output]


def _output(rounds: Sequence[PastForecast], output: str, group: str, seed: int) -> OutputScore:
    """Return the scores of one output over one group of guests."""
    kept = [_chosen(past, output, group) for past in rounds]
    outcome = [_outcome(past, output)[k] for past, k in zip(rounds, kept, strict=True)]
    cells = sum(len(y) for y in outcome)
    if not cells:
        return OutputScore(
            cells=0, rounds=0, events=0, model=None, rules={}, best=None, difference=None,
            skill=None, label="no skill shown",
        )  # fmt: skip
    said = {"model": [getattr(p.forecast, output)[k] for p, k in zip(rounds, kept, strict=True)]}
    for name in _rules(rounds):
        pairs = zip(rounds, kept, strict=True)
        said[name] = [getattr(_rule(past, name), output)[k] for past, k in pairs]
    scores = {name: _score(forecast, outcome) for name, forecast in said.items()}
    model = scores.pop("model")
    best = min(scores, key=lambda name: (scores[name].brier, name))
    difference = _difference(said["model"], said[best], outcome, seed)
    held = sum(len(y) > 0 for y in outcome)
    return OutputScore(
        cells=cells,
        rounds=held,
        events=int(sum(y.sum() for y in outcome)),
        model=model,
        rules=scores,
        best=best,
        difference=difference,
        skill=rounded(1.0 - model.brier / scores[best].brier) if scores[best].brier else None,
        label=label_of(difference, best, held, cells),
    )


def _rules(rounds: Sequence[PastForecast]) -> list[str]:
    """Return the rules of the last round, when most was known."""
    return list(rounds[-1].rules)


def _rule(past: PastForecast, name: str) -> RuleForecast:
    """Return what a rule says of a round; a rule that knew nothing yet says the share of all."""
    return past.rules.get(name, past.rules[_BASE])


def _score(forecast: Sequence[Floats], outcome: Sequence[Floats]) -> RuleScore:
    said, was = np.concatenate(forecast), np.concatenate(outcome)
    sure = np.clip(said, _LEAST, 1.0 - _LEAST)
    return RuleScore(
        brier=rounded(float(np.mean((said - was) ** 2))),
        log=rounded(float(-np.mean(np.where(was == 1.0, np.log(sure), np.log(1.0 - sure))))),
    )


def _difference(
    model: Sequence[Floats], rule: Sequence[Floats], outcome: Sequence[Floats], seed: int
) -> tuple[float, float, float]:
    """Return the difference of Brier scores, with its 90 % interval over resampled rounds."""
    rows = [
        (float(((m - y) ** 2 - (r - y) ** 2).sum()), float(len(y)))
        for m, r, y in zip(model, rule, outcome, strict=True)
        if len(y)
    ]
    return _interval(rows, seed)


def _interval(rows: Sequence[tuple[float, float]], seed: int) -> tuple[float, float, float]:
    """Return the mean difference and its 90 % interval, from each round's sum and number."""
    total, cells = np.array(rows).T
    drawn = np.random.default_rng(seed).integers(len(rows), size=(_RESAMPLES, len(rows)))
    again = total[drawn].sum(axis=1) / cells[drawn].sum(axis=1)
    low, high = np.quantile(again, (0.05, 0.95))
    return rounded(float(low)), rounded(float(total.sum() / cells.sum())), rounded(float(high))


def label_of(difference: tuple[float, float, float], best: str, rounds: int, cells: int) -> Label:
    """Say whether an output has shown skill.

    Parameters
    ----------
    difference : tuple of float
        Score of the model minus that of the best rule: low end, point, high end.
    best : str
        Name of that rule.
    rounds, cells : int
        Rounds, and guests and rounds, behind it.

    Examples
    --------
    >>> label_of((-0.05, -0.02, -0.01), "running", 9, 200)
    'skill shown'
    >>> label_of((-0.05, -0.02, -0.01), "running", 2, 200)
    'no skill shown'
    >>> label_of((0.01, 0.02, 0.03), "base_rate", 9, 200)
    'worse than base_rate'
    """
    low, _, high = difference
    if rounds < FEWEST_ROUNDS or cells < FEWEST_CELLS or low <= 0.0 <= high:
        return "no skill shown"
    return "skill shown" if high < 0.0 else f"worse than {best}"


def crps_of_count(law: Floats, count: int) -> float:
    r"""Return the CRPS of a law of counts, :math:`\sum_k (F(k) - [k \ge y])^2`.

    Parameters
    ----------
    law : array of float, shape (number,)
        Probability of 0, 1, … events.
    count : int
        Number that came about.

    Examples
    --------
    >>> round(crps_of_count(np.array([0.01, 0.14, 0.49, 0.36]), 3), 6)
    0.4322
    """
    reached = np.arange(len(law)) >= count
    return float(((np.cumsum(law) - reached) ** 2).sum())


def _numbers(rounds: Sequence[PastForecast], seed: int) -> NumberScore | None:
    """Score the number at the table, the host counted in both."""
    if not rounds:
        return None
    said: dict[str, list[Floats]] = {"model": []}
    cells = 0
    for past in rounds:
        scored = ~np.isnan(past.seen.present)
        count = int(past.seen.present[scored].sum())
        cells += int(scored.sum())
        said["model"].append(_of_count(past.forecast.number_seen, count))
        for name in _rules(rounds):
            law = count_law(_rule(past, name).present[scored])
            said.setdefault(name, []).append(_of_count(law, count))
    rules = {name: _seat_score(rows) for name, rows in said.items()}
    model = rules.pop("model")
    best = min(rules, key=lambda name: (rules[name].crps, name))
    pairs = zip(said["model"], said[best], strict=True)
    difference = _interval([(float(own[-1] - other[-1]), 1.0) for own, other in pairs], seed)
    label = label_of(difference, best, len(rounds), cells)
    return NumberScore(
        rounds=len(rounds), model=model, rules=rules, best=best, difference=difference, label=label
    )


def _of_count(law: Floats, count: int) -> Floats:
    """Return the squared error over all numbers, the logarithmic and the continuous score."""
    happened = np.arange(len(law)) == count
    log = -np.log(np.clip(law[count], _LEAST, 1.0 - _LEAST))
    return np.array([((law - happened) ** 2).sum(), log, crps_of_count(law, count)])


def _seat_score(rows: Sequence[Floats]) -> SeatScore:
    brier, log, crps = (rounded(float(mean)) for mean in np.mean(rows, axis=0))
    return SeatScore(brier=brier, log=log, crps=crps)


def _roles(rounds: Sequence[PastForecast], seed: int) -> RoleScore | None:
    """Score the role of those who came by the ranked probability score."""
    always = np.array([0.0, 0.0, 1.0])
    scores = []
    for past in rounds:
        came = [(past.forecast.roles[j], int(r)) for j, r in enumerate(past.seen.role) if r >= 0]
        if came:
            pairs = [(_rps(law, role), _rps(always, role)) for law, role in came]
            scores.append(np.array(pairs))
    if not scores:
        return None
    model, rule = np.concatenate(scores).mean(axis=0)
    cells = sum(map(len, scores))
    apart = [(float((one[:, 0] - one[:, 1]).sum()), float(len(one))) for one in scores]
    difference = _interval(apart, seed)
    return RoleScore(
        cells=cells,
        model=rounded(float(model)),
        participant=rounded(float(rule)),
        difference=difference,
        label=label_of(difference, "participant", len(scores), cells),
    )


def _rps(law: Floats, role: int) -> float:
    reached = np.arange(len(law)) >= role
    return float(((np.cumsum(law) - reached) ** 2).sum())
