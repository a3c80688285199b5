"""Mix two options: some levers from one, the rest from the other."""

from collections.abc import Set as AbstractSet
from dataclasses import replace

from detente.assess.audits.record import Played
from detente.case.case import Case
from detente.case.course.levers import Levers, apart, levers_of
from detente.case.schema.options import Exit, Instrument, RoundPlan, Strategy

__all__ = ["mixed", "played", "strategy_of", "uses_instruments"]

_TOLD_APART = {
    "engage": ("engage", "factions", "combine"),
    "instruments_after": ("after",),
    "exit": ("exit_months", "exit_attacks"),
}
_INSTRUMENTS = ("intel", "arms", "appeal")
_ASKED = ("ask_movement", "ask_government", "ask_holdout")


def played(case: Case, option: Strategy, reference: Strategy) -> list[Played]:
    """Return the levers in which an option differs from the reference option.

    The reference option's instruments act only where their claims stand. If both options use some,
    this also counts as a difference.

    Parameters
    ----------
    case : Case
        The case.
    option, reference : Strategy
        The two options.
    """
    if option.id == reference.id:
        return []
    own, other = levers_of(case, option), levers_of(case, reference)
    found: list[Played] = list(apart(case, own, other))
    if uses_instruments(own) and uses_instruments(other):
        found.append("alleged")
    return found


def uses_instruments(levers: Levers) -> bool:
    """Return whether an option uses an instrument that the reference option is alleged to use.

    Parameters
    ----------
    levers : Levers
        The option.
    """
    return any(getattr(levers, name) > 0.0 for name in _INSTRUMENTS)


def mixed(own: Levers, other: Levers, taken: AbstractSet[str], players: AbstractSet[str]) -> Levers:
    """Return levers of which some are one option's and the rest another's.

    Whom rounds ask goes with the rounds, and the level of contact with whom to meet, where they are
    no levers of their own.

    Parameters
    ----------
    own, other : Levers
        The option, and the reference option.
    taken : set of str
        Levers taken from the option.
    players : set of str
        All levers in which the two differ; with all of them taken it is the option itself.
    """
    if taken >= players:
        return own
    parts: set[str] = set()
    for lever in taken - {"alleged"}:
        parts |= set(_TOLD_APART.get(lever, (lever,)))
    if "engage" in taken and "level" not in players:
        parts.add("level")
    if "rounds" in taken:
        parts |= {name for name in _ASKED if name not in players}
    return replace(other, **{name: getattr(own, name) for name in sorted(parts)})


def strategy_of(name: str, levers: Levers, like: Strategy) -> Strategy:
    """Return an option with given levers.

    Parameters
    ----------
    name : str
        Its id.
    levers : Levers
        The levers.
    like : Strategy
        Option whose convenor it has.
    """
    after: dict[Instrument, int] = {
        "intel": levers.after.intel,
        "arms": levers.after.arms,
        "appeal": levers.after.appeal,
    }
    ends = levers.exit_months is not None or levers.exit_attacks is not None
    return Strategy(
        id=name,
        title=name,
        convenor=like.convenor,
        engage=levers.engage,
        factions=list(levers.factions),
        combine=levers.combine,
        level=levers.level,
        exclude=list(levers.exclude),
        label=levers.label,
        rounds=_plan(levers),
        intel=levers.intel,
        arms=levers.arms,
        appeal=levers.appeal,
        guarantee=levers.guarantee,
        press_gov=levers.press_gov,
        press_holdout=levers.press_holdout,
        coerce=levers.coerce,
        instruments_after=after,
        sequence=levers.sequence,
        exit=_exit(levers) if ends else None,
    )


def _exit(levers: Levers) -> Exit:
    return Exit(without_success_months=levers.exit_months, attacks=levers.exit_attacks)


def _plan(levers: Levers) -> RoundPlan | None:
    rounds = levers.rounds
    if rounds is None:
        return None
    return RoundPlan(
        every_months=rounds.every,
        first_month=rounds.first,
        invite=list(rounds.invite),
        widen=list(rounds.widen),
        role=rounds.role,
        ask_movement=levers.ask_movement,
        ask_government=levers.ask_government,
        ask_holdout=levers.ask_holdout,
        series=rounds.series,
        consent=rounds.consent,
    )
