"""Draw the attributes of factions and militias."""

import numpy as np
from scipy import special

from detente.case.case import Case
from detente.case.course.factions import Wing, factions_of
from detente.case.course.shared_issues import Shared, shared_of
from detente.engagement.course.input_rows import Faction
from detente.engagement.drawing.priors import drawn
from detente.engagement.drawing.views import of_wing
from detente.engagement.setup.inputs import Inputs
from detente.numerics.arrays import Bools, Floats, Ints
from detente.numerics.philox import actor_key
from detente.numerics.quantiles import pert_quantile
from detente.vocabulary.bindings.record import READINGS
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.variables import VARIABLES

__all__ = ["faction_rows", "groups_that_talk", "shared_rows"]

_SURE_OF_SHARES = 40.0  # Dirichlet concentration of the recorded shares of strength
_COMMON = 0.75  # share of the variance of luck that factions share
_FAR = 8.0  # standard deviations beyond which luck does not go
_CLASS_HARD = 0.25  # spread of hardness around the class, where only the class is known


def faction_rows(inputs: Inputs, hard: Bools) -> Floats:
    """Return the attributes of the factions, shape (draw, faction, Faction).

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    hard : array of bool, shape (draw, faction)
        Factions whose true class is spoiler, in the order of ``factions_of``.
    """
    wings = factions_of(inputs.case)
    rows = np.zeros((inputs.numbers.count, len(wings), len(Faction)))
    rows[:, :, Faction.STRENGTH] = _strength(inputs, wings)
    coalitions = _numbered([wing.coalition for wing in wings], _main(wings))
    camps = _numbered([wing.camp for wing in wings], "")
    shared = special.ndtri(inputs.choice("luck-factions"))
    for f, wing in enumerate(wings):
        row, name = rows[:, f], wing.actor.id
        row[:, Faction.KEY] = actor_key(name)
        row[:, Faction.SIDE] = 1.0 if wing.side == "government" else -1.0
        luck = inputs.choice(f"voice-{name}")
        row[:, Faction.VOICE] = wing.voice * drawn(inputs, "voice", luck)
        row[:, Faction.COST] = of_wing(inputs, wing, "war-cost")
        own = special.ndtri(inputs.choice(f"luck-{name}"))
        both = np.sqrt(_COMMON) * shared + np.sqrt(1.0 - _COMMON) * own
        row[:, Faction.LUCK] = drawn(inputs, "luck", special.ndtr(np.clip(both, -_FAR, _FAR)))
        row[:, Faction.HARDNESS] = _hardness(inputs, wing, hard[:, f])
        row[:, Faction.COALITION], row[:, Faction.CAMP] = coalitions[f], camps[f]
        row[:, Faction.OWN_VOTE] = float(wing.own_vote)
        row[:, Faction.EXCLUDED] = float(wing.kept_out)
        if wing.forms_month is not None:
            row[:, Faction.FORMED] = wing.forms_month
        elif wing.forms_hazard is not None:
            row[:, Faction.FORMED], row[:, Faction.FORM_HAZARD] = -1.0, wing.forms_hazard
        row[:, Faction.RIVAL] = _towards_rival(inputs, name)
        row[:, Faction.WILLING_HOST] = _willing_host(inputs, name)
    rows[:, :, Faction.CONTACT] = _contacts(inputs, wings)
    return rows


def groups_that_talk(case: Case, reading: Ints) -> Ints:
    """Return how many groups of the movement could talk to the government on the first day.

    Parameters
    ----------
    case : Case
        The case.
    reading : array of int, shape (draw,)
        Reading of the movement, an index of ``READINGS``.

    Returns
    -------
    array of int, shape (draw,)
        Coalitions, camps or factions by the reading; a faction that decides apart counts by
        itself; those kept out, and those that have not formed, do not count.
    """
    there = [
        wing
        for wing in factions_of(case)
        if wing.side == "movement" and not wing.kept_out and _formed(wing)
    ]
    apart = sum(wing.own_vote for wing in there)
    joint = [(wing.coalition, wing.camp) for wing in there if not wing.own_vote]
    counts = {"one": len({one for one, _ in joint}), "two": len(set(joint)), "many": len(joint)}
    return np.array([apart + counts[name] for name in READINGS])[reading]


def _formed(wing: Wing) -> bool:
    return wing.forms_month is None and wing.forms_hazard is None


def _strength(inputs: Inputs, wings: tuple[Wing, ...]) -> Floats:
    """Return strength: Dirichlet, 40 times the recorded shares; 0 stays 0.

    The movement's factions sum to 1; a militia is drawn beside them.
    """
    shares = np.zeros((inputs.numbers.count, len(wings)))
    for f, wing in enumerate(wings):
        if wing.share > 0.0:
            luck = inputs.choice(f"strength-{wing.actor.id}")
            shares[:, f] = special.gammaincinv(_SURE_OF_SHARES * wing.share, luck)
    total = np.zeros(inputs.numbers.count)
    for f, wing in enumerate(wings):
        if wing.side == "movement" or not any(one.side == "movement" for one in wings):
            total = total + shares[:, f]
    shares /= np.where(total > 0.0, total, 1.0)[:, None]
    for f, wing in enumerate(wings):
        name = str(InputKey("strength", wing.actor.id))
        shares[:, f] = inputs.keep(name, shares[:, f], "judgement")
    return shares


def _main(wings: tuple[Wing, ...]) -> str:
    """Return the coalition that is the case's movement: the one with the most strength."""
    strength: dict[str, float] = {}
    for wing in wings:
        if wing.side == "movement":
            strength[wing.coalition] = strength.get(wing.coalition, 0.0) + wing.share
    return max(sorted(strength), key=lambda name: strength[name], default="")


def _numbered(names: list[str], first: str) -> list[float]:
    """Return a number for each name; the first name is 0."""
    order = [first, *sorted(set(names) - {first})]
    return [float(order.index(name)) for name in names]


def _hardness(inputs: Inputs, wing: Wing, hard: Bools) -> Floats:
    """Return hardness: as assessed, else by the class that the draw sorts the faction into."""
    subjects = (wing.actor.id, inputs.case.settings.movement)
    if any(inputs.is_assessed(s, "hardness") for s in subjects):
        return of_wing(inputs, wing, "hardness")
    luck = inputs.choice(f"hardness-{wing.actor.id}")
    if not inputs.case.settings.criteria:
        low, mode, high = VARIABLES["hardness"].stand_in or (0.0, 0.5, 1.0)
        return pert_quantile(luck, low, mode, high)
    soft = pert_quantile(luck, 0.0, _CLASS_HARD, 0.5)
    return np.where(hard, 1.0 - soft, soft)


def _towards_rival(inputs: Inputs, faction: str) -> Floats:
    """Return the stance on the rival that decides defection; draw it if it is unknown."""
    rival = [one for one in shared_of(inputs.case) if one.kind == "rival"]
    low, mode, high = VARIABLES["stance"].stand_in or (-1.0, 0.0, 1.0)
    usual = pert_quantile(inputs.choice(f"stance-{faction}"), low, mode, high)
    if not rival:
        return np.zeros(inputs.numbers.count)
    value, stands = _stance(inputs, faction, rival[0])
    return np.where(stands, value, usual)


def shared_rows(inputs: Inputs) -> Floats:
    """Return stances on shared issues, 0 where unknown, shape (draw, faction, issue).

    The rival stands first and drugs second, whether the case has them or not.

    Parameters
    ----------
    inputs : Inputs
        The draws' inputs.
    """
    wings, issues = factions_of(inputs.case), shared_of(inputs.case)
    first = [next((i for i in issues if i.kind == kind), None) for kind in ("rival", "drugs")]
    columns = [*first, *(one for one in issues if one not in first)]
    rows = np.zeros((inputs.numbers.count, len(wings), len(columns)))
    for f, wing in enumerate(wings):
        for i, issue in enumerate(columns):
            if issue is not None and wing.side == "movement":
                value, stands = _stance(inputs, wing.actor.id, issue)
                rows[:, f, i] = np.where(stands, value, 0.0)
    return rows


def _stance(inputs: Inputs, faction: str, issue: Shared) -> tuple[Floats, Bools]:
    """Return a stance, -1 to 1, and the draws in which it is known."""
    for subject in (faction, inputs.case.settings.movement):
        if inputs.is_assessed(subject, "stance", issue.id):
            key = InputKey.assessment(subject, "stance", issue.id)
            return inputs.number(subject, "stance", issue.id), inputs.numbers.stands(key)
    count = inputs.numbers.count
    return np.zeros(count), np.zeros(count, dtype=np.bool_)


def _willing_host(inputs: Inputs, faction: str) -> Floats:
    """Return a faction's willingness to talk to the convenor; one half if nobody assessed it."""
    host, movement = inputs.case.settings.convenor, inputs.case.settings.movement
    if not any(inputs.is_assessed(f"{who}>{host}", "willingness") for who in (faction, movement)):
        return np.full(inputs.numbers.count, 0.5)
    return inputs.of_faction(faction, "willingness", towards=host)


def _contacts(inputs: Inputs, wings: tuple[Wing, ...]) -> Floats:
    """Return the convenor's contact level with each faction, shape (draw, faction).

    Contact reported with the movement as a whole counts for the faction with the largest recorded
    share of its strength.
    """
    case = inputs.case
    host = case.settings.convenor
    with_movement = inputs.contact_level(host, {case.settings.movement})
    shares = [wing.share for wing in wings if wing.side == "movement"]
    leading = [f for f, w in enumerate(wings) if w.side == "movement" and w.share == max(shares)]
    levels = np.zeros((inputs.numbers.count, len(wings)))
    for f, wing in enumerate(wings):
        people = {wing.actor.id, *(leader.id for leader in case.leaders(wing.actor.id))}
        own = inputs.contact_level(host, people)
        levels[:, f] = np.maximum(own, with_movement) if f in leading[:1] else own
    return levels
