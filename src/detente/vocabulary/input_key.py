"""Names of inputs: what a column of draws is about, as one value in place of a string."""

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["InputKey", "Kind"]

Kind = Literal[
    "assessment",
    "choice",
    "claim",
    "class",
    "cohesion",
    "hypothesis",
    "origin",
    "parameter",
    "passed",
    "presence",
    "proposition",
    "strength",
    "tie",
    "true_class",
    "weight",
]

# How many parts a name has after its kind; the name keys the random numbers, so it never changes.
_PARTS: dict[str, int] = {
    "assessment": 3,
    "choice": 3,
    "cohesion": 0,
    "parameter": 3,
    "passed": 2,
    "presence": 2,
    "tie": 3,
}
_KINDS = frozenset(get_args(Kind))


@dataclass(frozen=True, slots=True, order=True)
class InputKey:
    """Name of an input: its kind, whom it is about, which variable, which item.

    Parameters
    ----------
    kind : str
        What the column holds, for example ``assessment`` or ``tie``.
    subject : str
        Id of what it is about: an actor, two actors as ``one>other``, a tie, a claim, an origin,
        a set of hypotheses, a mechanism, a partner test.
    variable : str
        The variable of an assessment, the type of a tie, the parameter of a mechanism, the region
        of a presence, the faction of a partner test.
    item : str
        The issue or criterion of an assessment.

    Examples
    --------
    >>> str(InputKey("assessment", "capital", "position", "power"))
    'assessment|capital|position|power'
    >>> InputKey.parse("presence|front|hills").variable
    'hills'
    """

    kind: Kind
    subject: str = ""
    variable: str = ""
    item: str = ""

    def __str__(self) -> str:
        """Return the name that keys the random numbers of the input and names its column."""
        parts = (self.subject, self.variable, self.item)[: _PARTS.get(self.kind, 1)]
        return "|".join((self.kind, *parts))

    @classmethod
    def parse(cls, name: str) -> "InputKey":
        """Return the key that a column name stands for.

        Raises
        ------
        ValueError
            If the name is no name of an input.
        """
        kind, *parts = name.split("|")
        if kind not in _KINDS or len(parts) != _PARTS.get(kind, 1):
            message = f"'{name}' is no name of an input"
            raise ValueError(message)
        return cls(kind, *parts)  # type: ignore[arg-type]  # checked against _KINDS above

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors that the subject names: one, or two of a dyad."""
        return tuple(self.subject.split(">"))

    @classmethod
    def assessment(cls, subject: str, variable: str, item: str = "") -> "InputKey":
        """Return the key of an elicited number."""
        return cls("assessment", subject, variable, item)

    @classmethod
    def tie(cls, tie: str, of_type: str) -> "InputKey":
        """Return the key of whether a tie exists."""
        return cls("tie", tie, of_type)

    @classmethod
    def parameter(cls, mechanism: str, name: str) -> "InputKey":
        """Return the key of a parameter of a mechanism."""
        return cls("parameter", mechanism, name)

    @classmethod
    def choice(cls, name: str) -> "InputKey":
        """Return the key of a choice that the model leaves open."""
        return cls("choice", name)

    @classmethod
    def presence(cls, actor: str, region: str) -> "InputKey":
        """Return the key of an actor's weight in a region."""
        return cls("presence", actor, region)
