"""What the papers on the challenge model leave open, as named choices, and published bundles."""

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
    r"""One complete reading of the model; the defaults are the printed text, most literally.

    Parameters
    ----------
    probability : {"pair", "global", "net"}
        Votes for i over j are divided by all votes of this pair (equation 31); by all votes of
        all ordered pairs of actors; or the surplus of votes, at least 0, by those of the pair.
    voters : {"all", "others"}
        Who votes on a contest: every actor, or all but its two parties.
    voter_exponent : bool
        Are distances in votes raised to the voter's risk exponent?
    exponent : {"own", "observer"}
        Whose exponent values the challenge of j against i, when i decides: j's or i's.
    risk : {"fresh", "carried"}
        Exponents of a round come from a first pass with all at 1, or from the round before.
    security : {"prose", "appendix"}
        Sum what the others expect from challenging i (section 5; also what the appendix means
        if its superscript names the observer, since all exponents are 1), or what i expects from
        challenging them (the superscript names the challenger).
    q : float
        Probability of the status quo without a challenge, in [0, 1].
    t : float or {"median", "approach"}
        Probability that change without a challenge is for the better, in [0, 1]; or 1 where the
        median is nearer to i than j is; or 1 where the pair did not move apart last round.
    span : float or {"current", "first"}
        Length that distances are shares of: range of this round's or of the first positions, or
        a number in the units of position, at least that range.
    choice : {"least", "class", "strongest", "sender"}
        An actor takes, of the offers made to it, the least move; the first of conflict,
        compromise and capitulation, then by `compromise_key`; the challenger with the highest
        expected utility, then the least move; or that challenger even if it moves nobody.
    compromise_key : {"least", "lowest"}
        With "class": the least move, or the lowest point (\|a\| x_i + \|b\| x_j)/(\|a\| + \|b\|).
    conflict : {"full", "nobody"}
        Where both expect a gain, the one that expects less moves fully, or nobody moves.
    capitulation : bool
        Does i move fully where it expects to lose more than j expects to gain?
    tie : {"lowest", "first"}
        Of equal offers: the lowest position, or the first challenger in the order given.
    stop : {"rounds", "median", "rest"}
        Play all rounds; or end once the median has moved less than `epsilon` `patience` times
        running; or once no position moves more than `epsilon`, or positions repeat.
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
                message = f"{name} is {value!r}; allowed are {', '.join(allowed)}"
                raise DomainError(message)
        shares = [("q", self.q)] + ([] if isinstance(self.t, str) else [("t", self.t)])
        for name, share in shares:
            if not 0 <= share <= 1:
                message = f"{name} is {share}; it must lie in [0, 1]"
                raise DomainError(message)
        if not isinstance(self.span, str) and not 0 < self.span < float("inf"):
            message = f"span is {self.span}; it must be above 0 and finite, or a named range"
            raise DomainError(message)
        if not self.epsilon >= 0 or self.patience < 1:
            message = (
                f"epsilon is {self.epsilon} and patience {self.patience}; epsilon must be >= 0 "
                "and patience >= 1"
            )
            raise DomainError(message)
        if self.stop == "median" and self.epsilon == 0:
            message = "epsilon is 0; to stop by the median, say below which move it rests"
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
    """A reading as a compiled kernel takes it: a choice is its place in `_OPTIONS`."""

    probability: int
    others: bool
    voter_exponent: bool
    observer: bool
    carried: bool
    appendix: bool
    q: float
    t_rule: int  # place in the options, -1 for a number
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
    """Return the reading of that name, or the one given."""
    if isinstance(variant, Reading):
        return variant
    if variant not in READINGS:
        message = f"there is no reading {variant!r}; known are {', '.join(READINGS)}"
        raise UnknownNameError(message)
    return READINGS[variant]


def rules_of(reading: Reading) -> Rules:
    """Return the codes of a reading that the kernels branch on."""

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
