"""Readings of the challenge model: named choices where the papers are ambiguous."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from detente.errors import DomainError, UnknownNameError

__all__ = ["READINGS", "Reading", "Rules", "named_reading", "rules_of"]

_OPTIONS: dict[str, tuple[str, ...]] = {
    "probability": ("pair", "global", "net"),
    "voters": ("all", "others"),
    "exponent": ("own", "observer"),
    "risk": ("fresh", "carried"),
    "security": ("prose", "appendix"),
    "t": ("median", "approach"),
    "span": ("current", "first"),
    "choice": ("least", "class", "strongest", "sender"),
    "compromise_key": ("least", "lowest"),
    "conflict": ("full", "nobody"),
    "tie": ("lowest", "first"),
    "stop": ("rounds", "median", "rest"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    r"""One complete reading of the model; the defaults follow the printed text literally.

    Parameters
    ----------
    probability : {"pair", "global", "net"}
        Numerator and denominator of the probability that i prevails over j. "pair": votes for i,
        divided by all votes of this pair (equation 31). "global": the same votes, divided by all
        votes of all ordered pairs of actors. "net": the surplus of votes, at least 0, divided by
        the votes of the pair.
    voters : {"all", "others"}
        Who votes on a contest: every actor, or every actor except its two parties.
    voter_exponent : bool
        Whether distances in votes are raised to the voter's risk exponent.
    exponent : {"own", "observer"}
        Whose exponent enters the value of j's challenge against i when i decides: j's or i's.
    risk : {"fresh", "carried"}
        Exponents of a round come from a first pass with all at 1, or from the previous round.
    security : {"prose", "appendix"}
        "prose": sum the expected utilities to the others of challenging i (section 5; the appendix
        means the same if its superscript names the observer, because all exponents are 1).
        "appendix": sum the expected utilities to i of challenging the others (the superscript
        names the challenger).
    q : float
        Probability of the status quo without a challenge, in [0, 1].
    t : float or {"median", "approach"}
        Probability that change without a challenge is for the better, in [0, 1]. "median": 1 if
        the median is nearer to i than j is. "approach": 1 if the pair did not move apart in the
        last round.
    span : float or {"current", "first"}
        Length R by which distances are divided: the range of the current or of the first
        positions, or a number in the units of position, at least that range.
    choice : {"least", "class", "strongest", "sender"}
        Which of the offers made to it an actor takes. "least": the least move. "class": the first
        of conflict, compromise and capitulation, then by `compromise_key`. "strongest": that of
        the challenger with the highest expected utility, then the least move. "sender": that of
        the same challenger, even if it moves nobody.
    compromise_key : {"least", "lowest"}
        With "class": the least move, or the lowest point (\|a\| x_i + \|b\| x_j)/(\|a\| + \|b\|).
    conflict : {"full", "nobody"}
        If both expect a gain: the one that expects less moves fully, or nobody moves.
    capitulation : bool
        Whether i moves fully if its expected loss exceeds j's expected gain.
    tie : {"lowest", "first"}
        Of equal offers, take the lowest position, or the first challenger in the input order.
    stop : {"rounds", "median", "rest"}
        "rounds": play all rounds. "median": end when the median has moved less than `epsilon` in
        `patience` consecutive rounds. "rest": end when no position moves more than `epsilon`, or
        positions repeat.
    epsilon : float
        In the units of position, >= 0.
    patience : int
        Rounds, >= 1.

    Raises
    ------
    DomainError
        If a choice or number is not allowed.
    """

    probability: Literal["pair", "global", "net"] = "pair"
    voters: Literal["all", "others"] = "all"
    voter_exponent: bool = False
    exponent: Literal["own", "observer"] = "own"
    risk: Literal["fresh", "carried"] = "fresh"
    security: Literal["prose", "appendix"] = "prose"
    q: float = 1.0
    t: float | Literal["median", "approach"] = "median"
    span: float | Literal["current", "first"] = "current"
    choice: Literal["least", "class", "strongest", "sender"] = "least"
    compromise_key: Literal["least", "lowest"] = "least"
    conflict: Literal["full", "nobody"] = "full"
    capitulation: bool = True
    tie: Literal["lowest", "first"] = "lowest"
    stop: Literal["rounds", "median", "rest"] = "rounds"
    epsilon: float = 0.0
    patience: int = 2

    def __post_init__(self) -> None:
        for name, allowed in _OPTIONS.items():
            value = getattr(self, name)
            number = name in {"t", "span"} and not isinstance(value, str)
            if value not in allowed and not number:
                message = f"{name} is {value!r}; allowed: {', '.join(allowed)}"
                raise DomainError(message)
        shares = [("q", self.q)] + ([] if isinstance(self.t, str) else [("t", self.t)])
        for name, share in shares:
            if not 0 <= share <= 1:
                message = f"{name} is {share}; it must be in [0, 1]"
                raise DomainError(message)
        if not isinstance(self.span, str) and not 0 < self.span < float("inf"):
            message = f"span is {self.span}; it must be > 0 and finite, or a named range"
            raise DomainError(message)
        if not self.epsilon >= 0 or self.patience < 1:
            message = (
                f"epsilon is {self.epsilon} and patience {self.patience}; epsilon must be >= 0 "
                "and patience >= 1"
            )
            raise DomainError(message)
        if self.stop == "median" and self.epsilon == 0:
            message = "epsilon is 0; it must be > 0 to stop by the median"
            raise DomainError(message)


_AS_RUN = Reading(
    probability="global",
    voter_exponent=True,
    exponent="observer",
    span="first",
    choice="class",
    compromise_key="lowest",
    capitulation=False,
    tie="first",
)

READINGS: dict[str, Reading] = {
    "as_printed": Reading(),
    "as_run": _AS_RUN,
    "jmckib": _AS_RUN,
    "dmasad": Reading(probability="net", t=1.0, span="first", choice="sender", tie="first"),
    "schelling": Reading(choice="strongest", conflict="nobody", stop="median", epsilon=0.5),
    "minimalgeek": Reading(
        voters="others",
        risk="carried",
        security="appendix",
        t="approach",
        choice="strongest",
        tie="first",
        stop="rest",
        epsilon=0.01,
    ),
}


class Rules(NamedTuple):
    """A reading in the form for kernels: each choice is its index in `_OPTIONS`."""

    probability: int
    others: bool
    voter_exponent: bool
    observer: bool
    carried: bool
    appendix: bool
    q: float
    t_rule: int  # index in the options, -1 for a number
    t: float
    span_rule: int
    span: float
    choice: int
    lowest_key: bool
    full: bool
    capitulation: bool
    first: bool
    stop: int
    epsilon: float
    patience: int


def named_reading(variant: str | Reading) -> Reading:
    """Return the reading of that name; return a `Reading` unchanged."""
    if isinstance(variant, Reading):
        return variant
    if variant not in READINGS:
        message = f"there is no reading {variant!r}; allowed: {', '.join(READINGS)}"
        raise UnknownNameError(message)
    return READINGS[variant]


def rules_of(reading: Reading) -> Rules:
    """Return the codes of a reading, for the kernels."""

    def place(name: str) -> int:
        value = getattr(reading, name)
        return _OPTIONS[name].index(value) if isinstance(value, str) else -1

    return Rules(
        probability=place("probability"),
        others=reading.voters == "others",
        voter_exponent=bool(reading.voter_exponent),
        observer=reading.exponent == "observer",
        carried=reading.risk == "carried",
        appendix=reading.security == "appendix",
        q=float(reading.q),
        t_rule=place("t"),
        t=0.0 if isinstance(reading.t, str) else float(reading.t),
        span_rule=place("span"),
        span=0.0 if isinstance(reading.span, str) else float(reading.span),
        choice=place("choice"),
        lowest_key=reading.compromise_key == "lowest",
        full=reading.conflict == "full",
        capitulation=bool(reading.capitulation),
        first=reading.tie == "first",
        stop=place("stop"),
        epsilon=float(reading.epsilon),
        patience=int(reading.patience),
    )
