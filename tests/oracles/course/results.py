"""Results of a run (section 9)."""

import math
from dataclasses import dataclass, field

from tests.oracles.course.fates import History, fate
from tests.oracles.course.standing import acceptance, share_open, success
from tests.oracles.course.state import Course, State


@dataclass
class Results:
    """What is reported of one run, at the horizon."""

    outcome: int
    toll: float
    R: dict[str, float]
    mean_R: float | None
    spill: float
    spill_by_state: dict[str, float]
    Q: float
    strength: dict[str, float]
    status_acceptance: float
    status_success: float
    weighted_acceptance: float
    acceptance_without_holdout: float
    weighted_without_holdout: float
    either: float
    both: float
    criticism: float
    share_open: float
    bound: set[str]
    end_month: int | None
    first: dict[str, int | None] = field(default_factory=dict)  # event -> month
    first_of: dict[str, dict[str, int]] = field(default_factory=dict)  # event -> actor -> month
    doubles: list[list[str]] = field(default_factory=list)  # by month: label kept, open or admitted
    fate: int | None = None
    fate_month: int | None = None


DATED = {
    "talks": "first talks",
    "channel": "first channel",
    "signed": "first signature",
    "any deal": "any deal",
    "join": "first joining",
    "bilateral": "first bilateral deal",
    "failure": "failure",
    "ceasefire": "ceasefire",
    "low activity": "low activity",
    "war again": "war again",
    "convenor left": "convenor left",
}
BY_ACTOR = ("join", "delisting", "recognition", "split", "defection", "side", "formed")


def outcome(end: State) -> int:
    """Return the outcome at the horizon, 0 to 7."""
    if end.ended:
        return 7 if end.ended == "rebels" else 6
    if end.deal != "none":
        return 5 if end.deal == "whole" else 4
    if end.ceasefire:
        return 3
    if end.low:
        return 2
    return int(bool(end.bilateral))


def first_months(run: Course, months: list[State]) -> dict[str, int | None]:
    """Return the first month of each dated event, None if it did not happen by the horizon."""
    found: dict[str, int | None] = dict.fromkeys(DATED.values())
    found |= {"BM": None, "WP": None}
    for month, event, who in run.log:
        if month > run.world.horizon:
            continue
        name = DATED.get(event)
        if event == "channel" and who[0] != run.world.government:
            continue
        if event == "any deal":
            kind = "BM" if who == "whole" else "WP"
            found[kind] = found[kind] or month
        if name is not None and found[name] is None:
            found[name] = month
    found["hold-out open"] = None
    for at, state in enumerate(months):
        if run.world.holdout and state.contact[run.world.holdout] == 3:
            found["hold-out open"] = at
            break
    return found


def months_by_actor(run: Course, months: list[State]) -> dict[str, dict]:
    """Return the first month of events by actor."""
    found: dict[str, dict] = {event: {} for event in BY_ACTOR}
    found |= {"bilateral": {}, "support below half": {}}
    for month, event, who in run.log:
        if month > run.world.horizon:
            continue
        if event in BY_ACTOR:
            found[event].setdefault(who, month)
        if event == "bilateral":
            found["bilateral"].setdefault(who[0], month)
    for at, state in enumerate(months):
        for h, head in run.world.heads.items():
            backs = head.backs_government > 0 or head.backs_movement > 0
            if backs and state.support[h] < 0.5:
                found["support below half"].setdefault(h, at)
    return found


def mean_presence(state: State) -> float | None:
    """Return the mean of R over regions, None without a rival."""
    return sum(state.R.values()) / len(state.R) if state.R else None


def spill(run: Course, lived: list[State], first: State) -> float:
    """Return the mean of .5 R / R_0 + .5 D over the months lived; D alone without a rival."""
    start = mean_presence(first)
    each = [
        0.5 * mean_presence(one) / start + 0.5 * one.D if run.has_rival and start > 0 else one.D
        for one in lived
    ]
    return sum(each) / len(each)


def spill_by_state(run: Course, lived: list[State]) -> dict[str, float]:
    """Return spillover by bordering state, not yet as a ratio."""
    states = sorted({one for region in run.world.regions.values() for one in region.borders})
    k = run.p["spill_scale"]
    return {
        one: sum(
            1.0
            - math.prod(
                1.0 - k * state.R[r]
                for r, region in run.world.regions.items()
                if one in region.borders
            )
            for state in lived
        )
        for one in states
    }


def history(run: Course, months: list[State]) -> History:
    """Return what fates read; nobody dies after an absorbing end."""
    ends = [at for at, state in enumerate(months) if state.ended]
    unit = run.world.deaths
    lived = [at for at in range(1, len(months)) if not ends or at <= ends[0]]
    after = len(months) - 1 - len(lived)

    def series(value: list, neutral: object) -> list:
        return value + [neutral] * after

    return History(
        horizon=run.world.horizon,
        deal=series([months[at].deal != "none" for at in lived], False),
        ceasefire=series([months[at].ceasefire for at in lived], False),
        low=series([months[at].low for at in lived], False),
        deaths=series([months[at].D * (1.0 if unit is None else unit) for at in lived], 0.0),
        victory=(ends[0], months[ends[0]].ended) if ends else None,
        ratio=unit is None,
    )


def doubles(run: Course, state: State) -> list[str]:
    """Return powers that keep their label and are in open or admitted contact."""
    return [
        h for h in run.powers if state.label[h] and (state.contact[h] == 3 or state.admitted[h])
    ]


def standings(run: Course, first: State, end: State) -> dict[str, float]:
    """Return the standings at the horizon, in all their forms."""
    run.st = first
    names = (
        ("plain", {}),
        ("ranked", {"ranked": True}),
        ("plain without", {"leave_out": run.world.holdout}),
        ("ranked without", {"ranked": True, "leave_out": run.world.holdout}),
    )
    began = {name: share_open(run, **how) for name, how in names}
    run.st = end
    on = float(run.on("standing"))
    found = {"open": share_open(run)}
    for name, how in names:
        rise = share_open(run, **how) - began[name]
        won = end.ended == "rebels"
        found[name] = on * acceptance(run.p, rise, run.max_c(), end.criticism, run.label_kept, won)
    failed = any(event == "failure" and month <= end.month for month, event, _ in run.log)
    credited = success(outcome(end), end.deal, failed)
    found["success"] = on * credited * min(1.0, run.mean_c())
    return found


def results(run: Course, months: list[State], beyond: int) -> Results:
    """Return the results of a run whose state was kept month by month."""
    last, horizon = run.st, run.world.horizon
    seen = months[: horizon + 1]
    end = seen[-1]
    ends = [at for at, state in enumerate(seen) if state.ended]
    lived = seen[1 : (ends[0] if ends else horizon) + 1]
    standing = standings(run, seen[0], end)
    run.st = last
    code, when = fate(history(run, months)) if beyond >= 12 else (None, None)
    return Results(
        outcome=outcome(end),
        toll=end.toll,
        R=dict(end.R),
        mean_R=mean_presence(end),
        spill=spill(run, lived, seen[0]),
        spill_by_state=spill_by_state(run, lived),
        Q=end.Q,
        strength=dict(end.g),
        status_acceptance=standing["plain"],
        status_success=standing["success"],
        weighted_acceptance=standing["ranked"],
        acceptance_without_holdout=standing["plain without"],
        weighted_without_holdout=standing["ranked without"],
        either=max(standing["plain"], standing["success"]),
        both=min(standing["plain"], standing["success"]),
        criticism=end.criticism,
        share_open=standing["open"],
        bound=set(end.bound),
        end_month=ends[0] if ends else None,
        first=first_months(run, seen),
        first_of=months_by_actor(run, seen),
        doubles=[doubles(run, state) for state in seen],
        fate=code,
        fate_month=when,
    )
