"""Name the rows of the monthly state and of what a course notes for its results."""

from enum import IntEnum

__all__ = ["FactionState", "HeadState", "PairState", "War"]


class HeadState(IntEnum):
    """Monthly state of a head."""

    CONTACT = 0  # contact level with the movement, 0 to 3
    ADMITTED = 1  # 1 if that contact is admitted
    LABEL = 2  # 1 while its own label stands
    SUPPORT = 3  # support of a patron; 1 = as on the first day
    RUNNING = 4  # 1 once its support runs down
    RAMP = 5  # change of support a month, of a declared event
    RAMP_LEFT = 6  # months left of it
    FACTOR = 7  # factor of declared events on its upward contact rates
    ROLE = 8  # role in the latest round
    PROPENSITY = 9  # its own propensity to come, in standard deviations
    SPILL = 10  # risk from the rival across its border, summed over months
    # Months of first events; 0 = on the first day for contact, -1 = never.
    OPENED = 11
    DELISTED = 12
    HALVED = 13  # support below half
    BILATERAL = 14  # first deal of its own
    ATTENDED = 15
    FIRST_ROLE = 16
    ADMITTED_AT = 17  # month in which contact was first admitted; 0 = on the first day
    RECOGNISED = 18
    BORDERS = 19  # 1 if it borders a region of the rival


class PairState(IntEnum):
    """Monthly state of a head and a faction."""

    TRUST_FACTION = 0
    TRUST_HEAD = 1
    WILL_FACTION = 2
    WILL_HEAD = 3
    CHANNEL = 4  # 1 while the head and the faction's voting group talk
    BILATERAL = 5  # 1 while the faction has a deal of its own with the power


class FactionState(IntEnum):
    """Monthly state of a faction."""

    STRENGTH = 0
    SIDE = 1
    ACTIVE = 2  # 1 once it has formed
    LEVEL = 3  # the convenor's contact level with it, 0 to 3
    LEFT = 4  # 1 once an exit rule ended contact with it
    MODERATION = 5
    STATUS = 6
    GROUP = 7  # number of its voting group
    BOUND = 8
    COOPERATED = 9  # 1 if it worked with the convenor this month
    MONTHS = 10  # months of such work
    IDLE = 11  # months of contact without
    OUT = 12  # 1 if excluded this month
    SEATED = 13
    PROPENSITY = 14
    MET = 15  # 1 if it meets the government at an announced round this month
    TRUST_SUM = 16  # sum of the changes of trust by cooperation, in log-odds
    TRUST_START = 17  # its trust in the government on the first day, and the government's in it
    TRUSTED_START = 18
    # Months of events, 0 = never.
    SIGNED = 19
    JOINED = 20
    SPLIT = 21
    SIDED = 22
    DEFECTED = 23
    FORMED = 24
    RIVAL_WORK = 25  # k on the rival this month
    TURNING = 26  # 1 while it goes over to the government


class War(IntEnum):
    """Monthly state of the war as a whole."""

    CAUSES = 0  # m: shift of the balance by causes
    DRIFT = 1  # y: shift by drift
    EVENTS = 2  # B: shift by declared events
    LOG_DEATHS = 3
    BALANCE = 4  # x: log-odds that the government prevails
    SHIFT = 5  # Delta: expected further shift
    DEATHS = 6  # D: 1 = as on the first day
    STALEMATE = 7
    VIOLENCE = 8
    CEASEFIRE = 9
    LOW = 10
    MEANS = 11  # mu: means gained from contact
    DRUGS = 12
    BOUND = 13  # beta at the end of the month
    BOUND_BEFORE = 14  # beta of the month, before a failure
    DEAL = 15  # 0 none, 1 with a part, 2 binds the movement
    TALKS = 16  # 1 if any channel of the government is open
    GUESTS = 17
    GONE = 18  # 1 once the convenor has left
    COOPERATION = 19  # months of cooperation of all factions together
    CRITICISM = 20
    ENDED = 21  # 0; 6 government victory, 7 rebel victory
    LAST_ROUND = 22
    MOVEMENT_PROPENSITY = 23
    CONTACT_CENTRE = 24
    TALK_CENTRE = 25
    LAST_SHARE = 26  # share of those asked who came to the last round
    # What the results need.
    TOLL = 27
    SPILL = 28  # sum over the months up to an end
    SPILL_MONTHS = 29
    END_MONTH = 30
    FIRST_TALKS = 31
    ANY_DEAL = 32
    FIRST_WHOLE = 33
    FIRST_BILATERAL = 34
    FIRST_FAILURE = 35
    FIRST_CEASEFIRE = 36
    FIRST_LOW = 37
    ROUNDS = 38
    SEATS = 39
    LARGEST = 40
    LARGEST_MONTH = 41
    TALK_MONTHS = 42
    ATTACKS = 43
    SPLITS = 44
    DEFECTIONS = 45
    FAILURES = 46
    JOINS = 47
    SHARE_OPEN = 48
    SHARE_OPEN_START = 49
    STATUS_SUCCESS = 50
    STATUS_ACCEPTANCE = 51
    OUTCOME = 52
    FATE = 53
    FATE_MONTH = 54
    AGAIN = 55  # month of a new war after a victory, 0 = none
    JOIN_EXPOSED = 56  # months of free factions of some strength under a deal
    JOIN_CHANCE = 57  # sum of their chances of joining, before j
    STATUS_RANKED = 58
    STATUS_WITHOUT = 59  # acceptance without the hold-out
    RANKED_WITHOUT = 60
    LEFT_MONTH = 61
    PRESENCE_START = 62
    SIDES = 63
