"""Name the parameters of a draw, in the order of the mechanisms."""

from enum import IntEnum

__all__ = ["Param"]


class Param(IntEnum):
    """Parameters; the names are the keys of the table of priors, in capitals."""

    # balance
    ADJUST = 0
    WALK = 1
    LAM = 2
    RUNDOWN = 3
    LOOK = 4
    FORCE = 5
    FORCE_DEATHS = 6
    ARMS = 7
    ARMS_LEAK = 8
    QUIET = 9
    DEATHS_KEPT = 10
    DEATHS_SD = 11
    WIN_GOVERNMENT = 12
    WIN_REBELS = 13
    # contact
    PEERS = 14
    PRESS = 15
    LABEL_OPEN = 16
    COVERT_SEEN = 17
    STALEMATE_OPEN = 18
    THREAT = 19
    ENGAGED_BEFORE = 20
    URGED = 21
    STAY = 22
    # cooperation
    COOP_TRUST = 23
    Q_COOP = 24
    Q_SD = 25
    INTEL_GAIN = 26
    # response
    MOD = 27
    MOD_HARD = 28
    MEANS = 29
    STATUS = 30
    # rounds
    BRIDGE = 31
    NEVER_ASKED = 32
    NO_CONSENT = 33
    # talks
    TALK0 = 34
    T_WILL = 35
    T_MHS = 36
    T_MED = 37
    T_MED0 = 38
    T_ROUND = 39
    T_PRESS = 40
    APPEAL_TALKS = 41
    T_LABEL = 42
    T_TRUST = 43
    BIL0 = 44
    CLOSE0 = 45
    CLOSE_V = 46
    COMMIT = 47
    # joining
    JOIN = 48
    # terms
    DISC = 49
    LOSS = 50
    COMPLY = 51
    EXPLOIT = 52
    TAU = 53
    SOFT = 54
    HURDLE = 55
    GUA = 56
    PACE = 57
    # life of a deal
    FAIL_WHOLE = 58
    FAIL_PART = 59
    F_UNBOUND = 60
    F_V = 61
    F_GUA = 62
    F_SHIFT = 63
    F_P = 64
    CEASEFIRE = 65
    CF_TALK = 66
    CF_BREAK = 67
    LOW_ACTIVITY = 68
    LOW_BACK = 69
    # exclusion
    INSIDE = 70
    SIDES = 71
    RECRUIT = 72
    ATTEMPT = 73
    BLAST = 74
    DEFECT0 = 75
    SPLIT0 = 76
    SPLIT_TALK = 77
    SPLIT_BY = 78
    COHESION = 79
    R_GROW = 80
    R_SD = 81
    R_EXCL = 82
    R_COOP = 83
    R_NEAR = 84
    # standing
    CREDIT = 85
    CRITIC = 86
    COST = 87
    SPILL_SCALE = 88
    # facts of the draw
    BALANCE = 89  # the government's probability of prevailing on the first day
    PAIN = 90  # pain of the war on the first day
    READING = 91  # which reading of the movement holds, a value of Reading
    CONSENT_LUCK = 92  # uniform below which the government consents
    INTEL_STANDS = 93  # 1 if the convenor already shares intelligence
    ARMS_STAND = 94  # 1 if it already gives arms or training
    APPEAL_STANDS = 95  # 1 if it already appeals in public
    TALK_CENTRE = 96  # mean of the drivers of talks; NaN: that of the first day
    RIVAL = 97  # 1 if there is a rival
    DRUGS = 98  # 1 if drugs are a shared issue
    DEATHS = 99  # deaths a month on the first day; NaN: not known
    # rounds, drawn from the estimates of attendance
    COMES_SPREAD = 100  # standard deviation of propensities to come, in log-odds
    COMES_YEARS = 101  # time constant of their drift, in years
    COMES_ROUND = 102  # standard deviation of rounds' levels, in log-odds
    MOVEMENT_COMES = 103  # log-odds that the movement comes as one, but for its propensity
    MOVEMENT_PROPENSITY = 104  # its own propensity on the first day, in standard deviations
    ATTEND_PULL = 105  # pull of the others who come, J
    ATTEND_SHARE = 106
