"""Name the rows of the stacked arrays that kernels work on."""

from enum import IntEnum

__all__ = [
    "Announced",
    "Band",
    "Faction",
    "Guest",
    "Hypothesis",
    "Model",
    "Param",
    "Place",
    "Policy",
    "Posture",
    "Power",
    "Purpose",
    "Role",
    "Sequence",
    "Stance",
    "Tie",
    "War",
]


class Power(IntEnum):
    """Attributes of a power (or of the government as a guest at talks)."""

    OMEGA = 0  # readiness to deal with the movement, 0 = never; 1 once it was in contact
    THREAT = 1  # how much spillover matters to it
    ENGAGED = 2  # 1 if it engaged before
    LABEL = 3  # 1 if it labels the movement
    URGE = 4  # 1 if others urge it from the start
    CONTACT = 5  # contact level at the as-of date
    ADMITTED = 6  # 1 if that contact is admitted
    COMES = 7  # log-odds that it comes if asked, but for its propensity
    PROPENSITY = 8  # its own propensity on the first day, in standard deviations
    MOVES = 9  # 1 if the contact mechanism may change its contact
    KEY = 10  # integer from its id: key of its random numbers
    MEANS = 11  # its capability, the weight in the consensus; 0 if not assessed
    OFFICIAL = 12  # probability that it comes as observer or more, if it comes
    FULL_PART = 13  # probability that it takes part, if it is observer or more
    OPENING = 14  # its rate of leaving no contact a year, before the common factor


class Faction(IntEnum):
    """Attributes of a faction in one draw."""

    SHARE = 0  # share of the movement's strength
    CONTACT = 1  # the convenor's contact at the as-of date
    KEY = 2  # integer from its id: key of its random numbers
    HARDLINER = 3  # 1 if its class is spoiler
    WILLING = 4  # willingness to talk to the government
    WILLING_HOST = 5  # willingness to talk to the convenor
    WAR_COST = 6  # loss from continued fighting
    TRUSTED = 7  # the government's trust in it at the as-of date
    TRUSTS = 8  # its trust in the government at the as-of date
    NOISE = 9  # error in its value of a deal
    VETO_LUCK = 10  # uniform below which it can continue the war alone
    AGAINST_RIVAL = 11  # how far it opposes the rival group
    AGAINST_DRUGS = 12  # how far it opposes the drug trade
    EXCLUDED = 13  # 1 if the case keeps it from the table
    COMES = 14  # log-odds that it comes if asked, but for its propensity
    PROPENSITY = 15  # its own propensity on the first day, in standard deviations


class Tie(IntEnum):
    """Row-normalised networks among guests."""

    EXPOSURE = 0  # transmits exposure to others' contact


class Stance(IntEnum):
    """Preferences of the factions and, last, the government on each issue."""

    IDEAL = 0  # position, 0 to 1
    SALIENCE = 1  # weight of the issue, 0 to 1


class Place(IntEnum):
    """Attributes of a region; influence has one column per faction."""

    PRESENCE = 0  # the rival group's share of the region at the as-of date
    INFLUENCE = 1  # the first faction's share of the region; the other factions follow


class Param(IntEnum):
    """Parameters of the mechanisms in the order of the registry, then other values of a draw."""

    DEATHS_KEPT = 0
    DEATHS_SPREAD = 1
    BALANCE_SPREAD = 2
    FORCE_DEATHS = 3
    FORCE_DRIFT = 4
    EXPOSURE = 5
    STALEMATE = 6
    THREAT = 7
    ENGAGED = 8
    URGE = 9
    LABEL = 10
    PRESS = 11
    PRESENCE_CUT = 12
    PRESENCE_GROWTH = 13
    PRESENCE_SPREAD = 14
    DRUG_CUT = 15
    SPILL_SCALE = 16
    INTELLIGENCE_GAIN = 17
    ARMS_DRIFT = 18
    ARMS_STRENGTH = 19
    ARMS_DEATHS = 20
    ARMS_DISTRUST = 21
    APPEAL = 22
    SPOILED_UNTRUSTWORTHY = 23
    SPOILED_TRUSTWORTHY = 24
    ATTEMPT_RATE = 25
    TEMPER = 26
    COOPERATION_RATIO = 27
    NEVER_ASKED = 28
    NO_CONSENT = 29
    SIT_STALEMATE = 30
    SIT_WILLING = 31
    SIT_CONTACT = 32
    SIT_HOLDOUT = 33
    SIT_REFUSE = 34
    SIT_BYPASSED = 35
    ATTACK_COST = 36
    ATTACK_RISE = 37
    EXPLOITED = 38
    LEGITIMACY = 39
    GUARANTEE = 40
    MILITANCY_JOINT = 41
    MILITANCY_RISE = 42
    FAIL_BASE = 43
    FAIL_BOUND = 44
    RETURN = 45
    PULL = 46
    DIVIDE = 47
    RESISTANCE = 48
    COHESION_SPREAD = 49
    SPLIT_BASE = 50
    SPLIT_SLOPE = 51
    FAILURE_LOSS = 52
    HARDLINER_COST = 53
    ATTEND_PULL = 54
    ATTEND_SHARE = 55
    # Other values of a draw.
    PAIN = 56  # pain of the war at the as-of date
    BALANCE = 57  # the government's probability of prevailing at the as-of date
    GOVERNMENT_COST = 58  # the government's loss from continued fighting
    GOVERNMENT_NOISE = 59  # error in its value of a deal
    HYPOTHESIS = 60  # which reading of the movement is true
    COHESION = 61  # cohesion at the as-of date
    MODERATES = 62  # share of the movement's strength in the class engageable
    COMES_SPREAD = 63  # standard deviation of propensities to come, in log-odds
    COMES_YEARS = 64  # time constant of their drift, in years
    OUTCOME_MODEL = 65  # the model of terms
    TIGHTENS = 66  # 1 if selective contact raises the cohesion of a movement that is one
    OPPORTUNITY = 67  # 1 if any excluded faction may spoil, by strength and not by type
    INTELLIGENCE_TRUE = 68  # 1 if the convenor already shares intelligence
    ARMS_TRUE = 69  # 1 if the convenor already gives arms
    TRAINING_TRUE = 70  # 1 if the convenor already trains
    COMES_ROUND = 71  # standard deviation of rounds' levels, in log-odds
    CONSENT_LUCK = 72  # uniform below which the government consents
    MOVEMENT_COMES = 73  # log-odds that the movement comes as one, but for its propensity
    MOVEMENT_PROPENSITY = 74  # its own propensity on the first day, in standard deviations
    RISE_UNOFFICIAL = 75  # rate a year from clandestine to unofficial contact
    RISE_OPEN = 76  # rate a year from clandestine to open contact
    RISE_FROM_UNOFFICIAL = 77  # rate a year from unofficial to open contact
    CONTACT_DOWN = 78  # rate a year of falling to no contact
    FIRST_CLANDESTINE = 79  # probability that contact begins clandestine
    FIRST_UNOFFICIAL = 80  # probability that contact begins unofficial
    TOGETHER = 81  # factor on all openings and rises of the draw
    SIT_BASE = 82  # log-odds a month that a faction sits with the government, before drivers


class Policy(IntEnum):
    """Scalars of a strategy."""

    TARGET = 0  # contact level aimed at
    STEP_DOWN = 1  # months between two steps down
    FIRST_ROUND = 2  # month of the first round, 0 = no rounds
    INTERVAL = 3  # months between rounds
    AS_NOW = 4  # keep contacts as they are
    PRESSED = 5  # index of the pressed hold-out among the guests, -1 = none
    HOST = 6  # index of the convenor among the guests
    POSTURE = 7  # pressure on the movement
    ASK_MOVEMENT = 8  # 1 if the movement is asked to the rounds
    HOLDOUT = 9  # index of the case's hold-out among the guests, -1 = none
    SEQUENCE = 10  # what comes first
    INTELLIGENCE = 11  # level of intelligence shared, 0 to 1
    ARMS = 12  # level of arms given, 0 to 1
    TRAINING = 13  # level of training given, 0 to 1
    APPEAL = 14  # level of public appeals for talks, 0 to 1
    INTELLIGENCE_AFTER = 15  # successes of a faction before intelligence is shared with it
    ARMS_AFTER = 16  # successes of a faction before it gets arms
    TRAINING_AFTER = 17  # successes of a faction before it gets training
    APPEAL_AFTER = 18  # successes of all factions together before public appeals start
    ROLE_OFFERED = 19  # highest role offered at rounds, a value of Role
    EXIT_MONTHS = 20  # months of contact without success after which contact ends, 0 = never
    EXIT_ATTACKS = 21  # attacks on talks after which contact ends, 0 = never
    CONSENT = 22  # probability that the government consents to this track
    PRESS = 23  # 1 if the hold-out is pressed
    USUAL_CONSENT = 24  # probability that the government consents to the first option of the case


class Posture(IntEnum):
    """Pressure on the movement."""

    NEUTRAL = 0
    COERCION = 1
    DIVIDE = 2


class Sequence(IntEnum):
    """Order of cooperation and talks in a strategy."""

    TOGETHER = 0
    ISSUES_FIRST = 1  # no round before each partner has cooperated once
    TALKS_FIRST = 2  # no cooperation before government and movement have met


class Hypothesis(IntEnum):
    """Rival readings of the movement."""

    ONE = 0  # one cohesive movement
    TWO = 1  # two camps
    MANY = 2  # many local bands


class Model(IntEnum):
    """Models of terms; rows of ``State.terms``."""

    COMPROMISE = 0
    MEDIAN = 1


class Announced(IntEnum):
    """Columns of an announced round; flags by guest, faction and movement follow, twice."""

    MONTH = 0  # month in which it is held; 0 = never
    HOST = 1  # index of its convenor among the guests
    COMES = 2  # chance that a guest that agreed to come does, if it is held
    FLAGS = 3  # first of the flags: 1 if asked; then, as many again, 1 if it agreed to come


class Guest(IntEnum):
    """Monthly state of a guest."""

    CONTACT = 0  # contact level with the movement, 0 to 3
    OPENED = 1  # month of the first open contact; 0 = at the start, -1 = never
    URGE = 2  # how strongly the guests of the latest round urge it
    ROLE = 3  # role in the latest round
    PROPENSITY = 4  # its own propensity to come, in standard deviations
    SPILL = 5  # risk from the rival group across its border, summed over months
    ATTENDED = 6  # month of the first round it came to, 0 = never
    FIRST_ROLE = 7  # role in that round


class Band(IntEnum):
    """Monthly state of a faction."""

    ENGAGED = 0  # the convenor's contact level with it
    SAT = 1  # 1 if it met the government this month
    SEATED = 2  # 1 if it had a seat at the latest round of the powers
    PROPENSITY = 3  # its own propensity to come, in standard deviations
    TRUSTED = 4  # the government's trust in it
    TRUSTS = 5  # its trust in the government
    BOUND = 6  # 1 while bound by a deal
    SPLINTER = 7  # 1 once it has split off
    COOPERATED = 8  # 1 if it worked against the rival group this month
    SUCCESSES = 9  # months in which it worked against the rival group
    STRENGTH = 10  # its share of the movement's strength
    ARMED = 11  # level of arms and training given to it this month
    IDLE = 12  # months of contact without success at the start of the month; 0 without contact
    LEFT = 13  # 1 once an exit rule ended contact with it


class War(IntEnum):
    """Monthly state of the conflict as a whole."""

    LOG_DEATHS = 0  # log ratio of monthly deaths to those of the as-of date, before any effect
    DEATHS = 1  # deaths this month; 1 = the level of the as-of date
    DEATHS_1 = 2  # deaths a month ago
    DEATHS_2 = 3  # deaths two months ago
    TOLL = 4  # sum of deaths since the start
    BALANCE = 5  # the government's probability of prevailing
    STALEMATE = 6  # mutually hurting stalemate
    VIOLENCE = 7  # rise in violence caused by spoilers
    ATTACKED = 8  # 1 if spoilers attacked this month
    SURGE = 9  # rise in violence after a partial deal
    COHESION = 10  # cohesion of the movement
    MOVEMENT_PROPENSITY = 11  # propensity to come of a movement that decides as one
    GOVERNMENT_SAT = 12  # 1 if the government met a faction this month
    OFFER = 13  # 1 if terms were offered this month
    BOUND = 14  # share of strength bound by a deal
    DEAL = 15  # 0 = none, 1 = partial, 2 = full
    SINCE_STEP_DOWN = 16  # months since the convenor last lowered its contact
    PRESENT = 17  # share of invited guests that came to the latest round
    # Counts for the outputs.
    ROUNDS = 18
    SEATS = 19  # seats at the latest round
    LARGEST = 20  # most seats at any round
    LARGEST_MONTH = 21
    TALKS = 22  # months in which government and movement met
    FIRST_TALK = 23  # month of the first talks, 0 = never
    OFFERS = 24
    SIGNED = 25  # month of the first deal, 0 = never
    FULL = 26  # month of the first full deal, 0 = never
    BROKEN = 27  # deals that failed
    SPLITS = 28
    ATTACKS = 29  # successful attacks by spoilers
    DRUGS = 30  # flow of drugs; 1 = the level of the as-of date
    APPEAL = 31  # what public appeals add to the log-odds of sitting this month
    CREDIT = 32  # the convenor's engagement when the latest deal was made
    PUBLIC = 33  # 1 once the convenor has been in open contact with a hardliner
    STATUS_SUCCESS = 34  # standing from a settlement
    STATUS_ACCEPTANCE = 35  # standing from others' open contact
    LAST_ROUND = 36  # month of the latest round; 0 = the as-of date
    CONTACT_CENTRE = 37  # mean of the drivers of contact over the powers on the first day
    SIT_CENTRE = 38  # mean of the drivers of talks over the factions on the first day


class Purpose(IntEnum):
    """Purpose of a random number; part of the generator's counter."""

    CONTACT = 1
    ACCEPT = 3
    DRIFT = 4
    DEATHS = 5
    BALANCE = 6
    SIT = 7
    ASKED = 9
    ASKED_DRIFT = 10
    DEAL_FAILS = 11
    COHESION = 12
    SPLIT = 13
    SPOIL_ATTEMPT = 14
    SPOIL_SUCCESS = 15
    COOPERATE = 16
    ROUND = 17
    ROLE = 18


class Role(IntEnum):
    """How a guest takes part in a round, in rising order."""

    ABSENT = 0
    NON_OFFICIAL = 1
    OBSERVER = 2
    PARTICIPANT = 3
    HOST = 4
