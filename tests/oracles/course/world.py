"""Inputs of the engagement model's second form, as plain records keyed by ids.

One record of one draw: every trait, assessment and parameter already has its value. Probabilities,
positions and shares lie in [0, 1]; rates and hazards are per month; contact is 0 none, 1
clandestine, 2 unofficial, 3 open, for powers and for the convenor (whose c is the level over 3).
Parameters are keyed by the keys of the page's section 8.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

Level = int
Reading = Literal["one", "two", "many"]
Kind = Literal["balance", "contact", "withdrawal", "support", "trust", "shock", "turnover"]


@dataclass
class Heir:
    """What a head is after a turnover: positions, salience, will, trust, consent."""

    ideal: dict[str, float]
    salience: dict[str, float]
    will: dict[str, float]  # by faction
    trust: dict[str, float]  # by faction
    consent: bool | None = None  # read if the head is the government


@dataclass
class Head:
    """The government, a power, or a domestic party without troops."""

    id: str
    ideal: dict[str, float]  # by issue
    salience: dict[str, float]  # by issue
    war_cost: float
    luck: float = 0.0
    voice: float = 1.0
    power: bool = True  # a domestic party is none: no rates, and outside means over powers
    backs_government: float = 0.0  # W+, log-odds
    backs_movement: float = 0.0  # W-, log-odds
    withdrawal: float = 0.0
    label: bool = False
    label_hazard: float = 0.004
    threat: float = 0.0
    engaged: float = 0.0
    urging: bool = False  # is a tie urging to it in force
    bridging: bool = False  # read by the attendance model alone
    contact: Level = 0
    admitted: bool = False  # was contact of the first day admitted
    admits: bool = False  # is unofficial or open contact that begins in the run admitted
    rates: dict[tuple[Level, Level], float] = field(default_factory=dict)
    heirs: list[Heir] = field(default_factory=list)
    rank: float = 1.0  # of those who follow, for the weighted acceptance


@dataclass
class Faction:
    """A faction of the movement (side -1) or a militia of the government (+1)."""

    id: str
    ideal: dict[str, float]
    salience: dict[str, float]
    war_cost: float
    strength: float
    voice: float
    hardness: float = 0.0
    luck: float = 0.0
    side: int = -1
    coalition: str = "movement"
    camp: str = "camp"
    own_vote: bool = False
    formed_month: int | None = None  # active from this month on
    formed_hazard: float | None = None  # read where no month is given
    contact: Level = 0  # the convenor's, on the first day
    stance: dict[str, float] = field(default_factory=dict)  # by shared issue, -1 to 1
    commitment: dict[str, float] = field(default_factory=dict)  # read by partner tests alone
    influence: dict[str, float] = field(default_factory=dict)  # by region, shares


@dataclass
class Issue:
    """An issue of the settlement; without controllers it is the movement's to offer."""

    id: str
    controllers: list[str]
    status_quo: float
    troops: bool = False


@dataclass
class Region:
    """A place of the rival."""

    id: str
    presence: float
    neighbours: list[str] = field(default_factory=list)
    borders: list[str] = field(default_factory=list)  # states


@dataclass
class Event:
    """A declared event: month and probability, or a monthly hazard."""

    id: str
    kind: Kind
    target: str  # a head; for `shock` a head or faction; for `balance` read by nobody
    size: float = 0.0
    month: int | None = None
    probability: float = 1.0
    hazard: float = 0.0


@dataclass
class Exit:
    """When contact ends for good; none: never."""

    without_success_months: int | None = None  # of one faction, in contact
    attacks: int | None = None  # by any actor; ends contact with all


@dataclass
class Option:
    """Levers of section 7. Rounds come from a callback, their levers with them."""

    engage: Literal["none", "now", "all", "list"] = "now"
    level: Level = 2  # of those engaged under `all`
    levels: dict[str, Level] = field(default_factory=dict)  # under `list`; a rule's choice too
    exclude: list[str] = field(default_factory=list)
    label: int = 0  # 0 keep, 1 suspend, 2 lift
    intel: float = 0.0
    arms: float = 0.0
    appeal: float = 0.0
    guarantee: float = 0.0
    press_gov: float = 0.0
    press_holdout: float = 0.0
    coerce: float = 0.0
    instruments_after: dict[str, int] = field(default_factory=dict)
    sequence: Literal["together", "issues-first", "talks-first"] = "together"
    exit: Exit = field(default_factory=Exit)


@dataclass
class Round:
    """A round of talks of one month."""

    asked: set[str]
    came: set[str]
    guests: float  # share of those asked who came
    committed: set[str] = field(default_factory=set)  # announced: who had accepted


@dataclass
class World:
    """One draw of a case."""

    government: str
    heads: dict[str, Head]
    factions: dict[str, Faction]
    issues: dict[str, Issue]
    params: dict[str, float]
    trust: dict[tuple[str, str], float]  # of the first in the second, faction and head either way
    will: dict[tuple[str, str], float]
    x0: float  # logit of the balance
    pain: float
    horizon: int
    consent: bool
    reading: Reading = "many"
    holdout: str | None = None
    rival: float | None = None  # presence where no regions are given; None: no rival
    regions: dict[str, Region] = field(default_factory=dict)
    drugs: bool = False  # is the flow of drugs declared
    events: list[Event] = field(default_factory=list)
    reference: Option | None = None  # its levers centre the talks; None: the option's own
    z_bar: float | None = None  # given instead of reckoned
    deaths: float | None = None  # a month on the first day, for fates


Uniform = Callable[[str, int, object], float]


@dataclass
class Shocks:
    """Shocks by purpose, month (0: once a draw) and who: an id, a pair of ids, or None."""

    uniform: Uniform
    normal: Uniform


Rounds = Callable[[int], Round | None]

WHOLE = "whole country"  # the region of a case without regions


def target_level(option: Option, faction: Faction) -> Level:
    """Return the level of contact that an option wants with a faction."""
    if faction.id in option.exclude or option.engage == "none":
        return 0
    if option.engage == "now":
        return faction.contact
    if option.engage == "all":
        return option.level if faction.side == -1 else 0
    return option.levels.get(faction.id, 0)
