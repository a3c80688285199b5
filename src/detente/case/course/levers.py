"""Read an option as a set of levers."""

from dataclasses import dataclass, replace
from typing import Final, Literal

from detente.case.case import Case
from detente.case.schema.options import Kept, RoundPlan, Sequence, Strategy
from detente.vocabulary.levels import Level
from detente.vocabulary.levers import LEVERS, Lever

__all__ = ["After", "Combine", "Levers", "Rounds", "Who", "apart", "levers_of"]

Who = Literal["none", "now", "all", "rule", "named"]
Combine = Literal["all", "any", "weighted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounds:
    """Rounds of talks of an option, but for who of the parties to the war is asked.

    Parameters
    ----------
    every, first : int
        Months between rounds, and month of the first.
    invite, widen : tuple of str
        Guests asked from the first round on, and those added one a round.
    role : {"participant", "observer"}
        Role offered.
    series : str, optional
        Series that they continue.
    consent : {"yes", "no", "unknown"}
        Whether the government consents.
    """

    every: int
    first: int
    invite: tuple[str, ...]
    widen: tuple[str, ...]
    role: Literal["participant", "observer"]
    series: str | None
    consent: Literal["yes", "no", "unknown"]


@dataclass(frozen=True, slots=True)
class After:
    """Months of cooperation before an instrument is used: by the faction, or for appeals by all.

    Parameters
    ----------
    intel, arms, appeal : int
        Months.
    """

    intel: int = 0
    arms: int = 0
    appeal: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Levers:
    """An option as a set of levers.

    Parameters
    ----------
    engage : {"none", "now", "all", "rule", "named"}
        Factions engaged.
    factions : tuple of str
        Those named.
    combine : {"all", "any", "weighted"}, optional
        How the partner tests are combined, where it is not as the case says.
    level : {"none", "clandestine", "unofficial", "open"}
        Target level of contact.
    exclude : tuple of str
        Factions left out, those that the partner rule keeps from every table not counted.
    label : {"keep", "suspend", "lift"}
        What happens to the convenor's label.
    rounds : Rounds, optional
        Rounds of talks.
    ask_movement, ask_government, ask_holdout : bool
        Whether they are asked to these rounds; false without rounds.
    intel, arms, appeal, guarantee, press_gov, press_holdout, coerce : float
        Levels, 0 to 1.
    after : After
        Months of cooperation before instruments are used.
    sequence : {"together", "issues-first", "talks-first"}
        What comes first.
    exit_months, exit_attacks : int, optional
        Months without cooperation, and attacks, after which contact ends for good.
    """

    engage: Who
    factions: tuple[str, ...] = ()
    combine: Combine | None = None
    level: Level = "unofficial"
    exclude: tuple[str, ...] = ()
    label: Kept = "keep"
    rounds: Rounds | None = None
    ask_movement: bool = False
    ask_government: bool = False
    ask_holdout: bool = False
    intel: float = 0.0
    arms: float = 0.0
    appeal: float = 0.0
    guarantee: float = 0.0
    press_gov: float = 0.0
    press_holdout: float = 0.0
    coerce: float = 0.0
    after: After = After()
    sequence: Sequence = "together"
    exit_months: int | None = None
    exit_attacks: int | None = None


def levers_of(case: Case, option: Strategy) -> Levers:
    """Return the levers of an option.

    Parameters
    ----------
    case : Case
        The case, cut to its as-of date.
    option : Strategy
        One of its options.
    """
    waits, out = option.instruments_after, option.exit
    plan, s = option.rounds, case.settings
    asked = _asked(case, plan) if plan else frozenset[str]()
    return Levers(
        engage="now" if option.engage == "as-now" else option.engage,
        factions=tuple(option.factions) if option.engage == "named" else (),
        combine=option.combine if option.engage == "rule" else None,
        level="none" if option.engage == "none" else option.level,
        exclude=tuple(option.exclude),
        label=option.label,
        rounds=_rounds(plan, asked) if plan else None,
        ask_movement=plan is not None and plan.ask_movement,
        ask_government=s.government in asked,
        ask_holdout=s.holdout in asked,
        intel=option.intel or 0.0,
        arms=option.arms or 0.0,
        appeal=option.appeal or 0.0,
        guarantee=option.guarantee or 0.0,
        press_gov=option.press_gov or 0.0,
        press_holdout=option.press_holdout or 0.0,
        coerce=option.coerce or 0.0,
        after=After(**waits),
        sequence=option.sequence,
        exit_months=out.without_success_months if out else None,
        exit_attacks=out.attacks if out else None,
    )


def _asked(case: Case, plan: RoundPlan) -> frozenset[str]:
    """Return the guests asked sooner or later, the parties to the war as the plan says."""
    asked = {*plan.invite, *plan.widen}
    for name, wanted in (
        (case.settings.government, plan.ask_government),
        (case.settings.holdout, plan.ask_holdout),
    ):
        if name is not None and wanted is not None:
            asked = asked | {name} if wanted else asked - {name}
    return frozenset(asked)


def _rounds(plan: RoundPlan, asked: frozenset[str]) -> Rounds:
    """Return the plan with lists that name those asked; who is named nowhere is asked at once."""
    added = sorted(asked - {*plan.invite, *plan.widen})
    invite = tuple(i for i in (*dict.fromkeys(plan.invite), *added) if i in asked)
    return Rounds(
        every=plan.every_months,
        first=plan.first_month,
        invite=invite,
        widen=tuple(i for i in dict.fromkeys(plan.widen) if i in asked and i not in invite),
        role=plan.role,
        series=plan.series,
        consent=plan.consent,
    )


_WHO: Final = ("engage", "factions", "combine")
_MADE_OF: Final[dict[Lever, tuple[str, ...]]] = {
    "engage": _WHO,
    "instruments_after": ("after",),
    "exit": ("exit_months", "exit_attacks"),
}


def apart(case: Case, one: Levers, other: Levers) -> tuple[Lever, ...]:
    """Return the levers in which two options differ, in order.

    Rounds differ if they do beside who of the parties to the war is asked; without rounds in one of
    the two, whom the other asks is a part of its rounds.

    Parameters
    ----------
    case : Case
        The case of both.
    one, other : Levers
        The two options.
    """
    return tuple(name for name in LEVERS if _differ(case, name, one, other))


def _differ(case: Case, name: Lever, one: Levers, other: Levers) -> bool:
    if name == "rounds":
        return _others(case, one.rounds) != _others(case, other.rounds)
    if name.startswith("ask_") and (one.rounds is None or other.rounds is None):
        return False
    if name == "level" and "none" in {one.engage, other.engage}:
        return False  # nobody is met, so that a level says nothing
    parts = _MADE_OF.get(name, (name,))
    return any(getattr(one, part) != getattr(other, part) for part in parts)


def _others(case: Case, rounds: Rounds | None) -> Rounds | None:
    """Return rounds without the parties to the war on their lists."""
    if rounds is None:
        return None
    parties = {case.settings.government, case.settings.holdout}
    return replace(
        rounds,
        invite=tuple(i for i in rounds.invite if i not in parties),
        widen=tuple(i for i in rounds.widen if i not in parties),
    )
