"""Names of the rows of the World's stacked arrays."""

from enum import IntEnum

__all__ = ["Faction", "Param", "Policy", "Power", "Purpose", "Role"]


class Power(IntEnum):
    """What a kernel knows of a power (or of the government as a guest at talks)."""

    OMEGA = 0  # readiness to deal with the movement, 0 = never
    THREAT = 1  # how much spillover matters to it
    ENGAGED = 2  # has it engaged before
    LABEL = 3  # its own label on the movement
    URGE = 4  # is it urged by others from the start
    CONTACT = 5  # contact level at the as-of date
    ADMITTED = 6  # is that contact admitted
    ALIGN_HOST = 7  # alignment with the convenor
    RIVAL_HOST = 8  # rivalry with the convenor
    MOVES = 9  # 1 if its contact may change by this mechanism


class Faction(IntEnum):
    """What a kernel knows of a faction."""

    SHARE = 0  # share of the movement's strength
    CONTACT = 1  # the convenor's contact at the as-of date


class Param(IntEnum):
    """Parameters, one row each, in the order of the registry."""

    BASE_UP = 0
    EXPOSURE = 1
    STALEMATE = 2
    THREAT = 3
    ENGAGED = 4
    URGE = 5
    LABEL = 6
    BASE_DOWN = 7
    ATTEND_BASE = 8
    ATTEND_PULL = 9
    MHS = 10  # hurting stalemate, held at its month-0 value
    EQUILIBRIUM = 11  # which equilibrium is drawn
    LAYER = 12  # which network carries exposure


class Policy(IntEnum):
    """Scalars of a strategy."""

    TARGET = 0  # contact level aimed at
    STEP_DOWN = 1  # months between two steps down
    FIRST_ROUND = 2  # month of the first round, 0 = no rounds
    INTERVAL = 3  # months between rounds
    AS_NOW = 4  # keep contacts as they are
    PRESSED = 5  # index of the pressed hold-out among the guests, -1 = none
    HOST = 6  # index of the convenor among the guests


class Purpose(IntEnum):
    """What a shock is for; part of the counter of the random numbers."""

    CONTACT_UP = 1
    CONTACT_DOWN = 2
    ACCEPT = 3
    REFRESH = 4


class Role(IntEnum):
    """How a guest takes part in a round; higher is fuller."""

    ABSENT = 0
    NON_OFFICIAL = 1
    OBSERVER = 2
    PARTICIPANT = 3
    HOST = 4
