"""Name the rows of the arrays that a draw gives to the kernels."""

from enum import IntEnum

__all__ = [
    "Announced",
    "Event",
    "EventKind",
    "Faction",
    "Head",
    "Issue",
    "Pair",
    "Place",
    "Policy",
    "Purpose",
    "Reading",
    "Role",
    "Sequence",
    "Series",
    "Stance",
]


class Head(IntEnum):
    """Attributes of a head: row 0 is the government, then powers and unarmed parties by id."""

    KEY = 0  # integer from its id: key of its random numbers
    POWER = 1  # 1 for a foreign power whose contact and label are modelled
    MOVES = 2  # 1 if its contact may change by its own rates
    COST = 3  # its loss from continued fighting, as a share of the stake
    LUCK = 4  # error in its value of a deal
    VOICE = 5  # its weight in bargaining
    BACKS_GOVERNMENT = 6  # W+: weight of its support for the government, log-odds
    BACKS_MOVEMENT = 7  # W-: weight of its support for the movement, log-odds
    WITHDRAWAL = 8  # hazard a month that it starts to withdraw its support
    CONTROLS = 9  # 1 if it controls an issue
    LABEL = 10  # 1 if it labels the movement
    LABEL_HAZARD = 11  # hazard a month that its label ends, before what drives it
    THREAT = 12  # how much spillover matters to it
    ENGAGED = 13  # 1 if it was in contact before
    URGED = 14  # 1 if a tie of urging to it is in force
    BRIDGES = 15  # 1 if it bridges between the host and the hold-out
    CONTACT = 16  # contact level on the first day, 0 to 3
    ADMITTED = 17  # 1 if that contact is admitted
    ADMITS = 18  # 1 if it would admit unofficial or open contact that begins in the run
    NONE_CLANDESTINE = 19  # rates a month, before what drives them: from none
    NONE_UNOFFICIAL = 20
    NONE_OPEN = 21
    CLANDESTINE_UNOFFICIAL = 22
    CLANDESTINE_OPEN = 23
    UNOFFICIAL_OPEN = 24
    CLANDESTINE_NONE = 25  # rates a month of falling to none
    UNOFFICIAL_NONE = 26
    OPEN_NONE = 27
    RANK = 28  # its rank in the network of contacts and talks, divided by the mean
    COMES = 29  # log-odds that it comes if asked, but for its propensity
    PROPENSITY = 30  # its own propensity on the first day, in standard deviations
    OFFICIAL = 31  # probability that it comes as observer or more, if it comes
    FULL_PART = 32  # probability that it takes part, if it is observer or more


class Faction(IntEnum):
    """Attributes of a faction, by id."""

    KEY = 0  # integer from its id: key of its random numbers
    SIDE = 1  # -1 movement, +1 militia on the government's side
    STRENGTH = 2  # share of the movement's fighters
    VOICE = 3  # weight in bargaining and votes
    COST = 4  # loss from continued fighting
    LUCK = 5  # error in its value of a deal
    HARDNESS = 6  # 0 moderate to 1 hard
    COALITION = 7  # number of its coalition, 0 = the case's movement
    CAMP = 8  # number of its camp
    OWN_VOTE = 9  # 1 if it decides apart under every reading
    FORMED = 10  # month in which it forms; 0 = before the first day, -1 = by its hazard
    FORM_HAZARD = 11  # hazard a month of forming
    CONTACT = 12  # the convenor's contact level on the first day, 0 to 3
    EXCLUDED = 13  # 1 if the case keeps it from the table
    RIVAL = 14  # stance towards the rival, -1 to 1, that decides defection
    COMES = 15  # log-odds that it comes if asked, but for its propensity
    PROPENSITY = 16  # its own propensity on the first day, in standard deviations
    WILLING_HOST = 17  # willingness to talk to the convenor


class Pair(IntEnum):
    """What a head and a faction think of each other on the first day."""

    WILL_FACTION = 0  # willingness of the faction to talk to the head, 0 to 1
    WILL_HEAD = 1  # willingness of the head to talk to the faction
    TRUST_FACTION = 2  # trust of the faction in the head
    TRUST_HEAD = 3  # trust of the head in the faction


class Stance(IntEnum):
    """Preferences of heads, then factions, on each issue."""

    IDEAL = 0  # position, 0 to 1
    SALIENCE = 1  # weight of the issue, 0 to 1


class Issue(IntEnum):
    """Attributes of an issue; the controllers' columns, one a head, follow."""

    STATUS_QUO = 0  # terms on the first day, 0 to 1
    TROOPS = 1  # 1 if it is about a patron's troops
    CONTROL = 2  # first controller: 1 if the head of that row controls the issue


class Place(IntEnum):
    """Attributes of a region; one column of influence per faction follows."""

    PRESENCE = 0  # the rival's presence on the first day
    INFLUENCE = 1  # the first faction's influence


class Event(IntEnum):
    """Columns of a declared event of the draw."""

    MONTH = 0  # month in which it happens; 0 = never
    KIND = 1  # a value of EventKind
    TARGET = 2  # row among heads, then factions; -1 = none
    SIZE = 3  # its size
    FRESH = 4  # row of the new traits, for a turnover


class EventKind(IntEnum):
    """What a declared event moves."""

    BALANCE = 0  # shift of the balance, log-odds towards the government
    CONTACT = 1  # factor on a power's upward contact rates
    WITHDRAWAL = 2  # a patron starts to withdraw
    SUPPORT = 3  # a patron's support moves to this size in six months
    TRUST = 4  # shift of trust in and of the target
    SHOCK = 5  # shift of the log-odds of will to talk of and to the target
    TURNOVER = 6  # a head's traits are replaced


class Policy(IntEnum):
    """Levers of an option that are the same in every draw."""

    HOST = 0  # row of the convenor among the heads
    HOLDOUT = 1  # row of the hold-out, -1 = none
    LABEL = 2  # lambda_c: 1 kept, .5 suspended, 0 lifted
    FIRST_ROUND = 3  # month of the first round, 0 = no rounds
    EVERY = 4  # months between rounds
    ASK_MOVEMENT = 5  # 1 if the movement is asked to rounds
    ROLE_OFFERED = 6  # highest role offered, a value of Role
    CONSENT = 7  # probability that the government consents
    INTEL = 8
    ARMS = 9
    APPEAL = 10
    GUARANTEE = 11
    PRESS_GOVERNMENT = 12
    PRESS_HOLDOUT = 13
    COERCE = 14
    INTEL_AFTER = 15  # months of cooperation of a faction before it
    ARMS_AFTER = 16
    APPEAL_AFTER = 17  # months of cooperation of all factions together
    SEQUENCE = 18  # a value of Sequence
    EXIT_MONTHS = 19  # months in contact without cooperation after which contact ends, 0 = never
    EXIT_ATTACKS = 20  # attacks after which contact ends, 0 = never
    AS_ALLEGED = 21  # 1 in the reference option: instruments act only where their claims stand
    SERIES = 22  # number of the series that its rounds continue, 0 = the case's own


class Series(IntEnum):
    """What the series of an option changes against the case's own: rounds of it count in full."""

    ODDS = 0  # log-odds that a guest comes if asked, but for its propensity
    PROPENSITY = 1  # its propensity on the first day, in standard deviations


class Sequence(IntEnum):
    """What comes first."""

    TOGETHER = 0
    ISSUES_FIRST = 1
    TALKS_FIRST = 2


class Reading(IntEnum):
    """Readings of the movement: who votes with whom."""

    ONE = 0  # each coalition is a voting group
    TWO = 1  # each camp of a coalition
    MANY = 2  # each faction


class Announced(IntEnum):
    """Columns of an announced round; five blocks by guest follow: heads, factions, the movement."""

    MONTH = 0  # month in which it is held; 0 = never
    HOST = 1  # row of its host among the heads, -1 = none of them
    COMES = 2  # chance that a guest that agreed to come does, if it is held
    GUESTS = 3  # 1 if asked; 1 if it agreed; 1 if on the last list; then the rows of ``Series``


class Role(IntEnum):
    """Role in which a guest comes to a round, lowest first."""

    ABSENT = 0
    NON_OFFICIAL = 1
    OBSERVER = 2
    PARTICIPANT = 3
    HOST = 4


class Purpose(IntEnum):
    """Purposes of random numbers; each is a word of the key, so none shares a shock."""

    FORM = 1
    RUNDOWN = 2
    WALK = 3
    DEATHS = 4
    LEAVE = 5
    CONTACT = 6
    LABEL = 7
    DRUGS = 8
    ROUND = 9
    COME = 10
    ROLE = 11
    DRIFT = 12
    ASKED = 13
    ASKED_DRIFT = 14
    OPEN = 15
    CLOSE = 16
    JOIN = 17
    SIGN = 18
    FAIL = 19
    CEASEFIRE_START = 20
    CEASEFIRE_BREAK = 21
    LOW_START = 22
    LOW_END = 23
    ATTACK = 24
    INSIDE = 25
    DEFECT = 26
    SIDE = 27
    SPLIT = 28
    RIVAL = 29
    END = 30
    AGAIN = 31
