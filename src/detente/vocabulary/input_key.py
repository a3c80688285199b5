"""Keys of inputs: a structured name for each column of draws."""

from dataclasses import dataclass
from typing import Literal, get_args

__all__ = ["InputKey", "Kind"]

Kind = Literal[
    "assessment",
    "choice",
    "claim",
    "class",
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
    "worth",
]

# Number of parts after the kind. The name seeds the random numbers, so it must never change.
_PARTS: dict[str, int] = {
    "assessment": 3,
    "choice": 3,
    "parameter": 3,
    "passed": 2,
    "presence": 2,
    "tie": 3,
}
_KINDS = frozenset(get_args(Kind))


@dataclass(frozen=True, slots=True, order=True)
class InputKey:
    """Key of an input: its kind, subject, variable and item.

    Parameters
    ----------
    kind : str
        Content of the column, for example ``assessment`` or ``tie``.
    subject : str
        Id of its subject: an actor, two actors as ``one>other``, a tie, a claim, an origin,
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
        """Return the name that seeds the random numbers of the input and names its column."""
        parts = (self.subject, self.variable, self.item)[: _PARTS.get(self.kind, 1)]
        return "|".join((self.kind, *parts))

    @classmethod
    def parse(cls, name: str) -> "InputKey":
        """Return the key of a column name.

        Raises
        ------
        ValueError
            If the name is not the name of an input.
        """
        kind, *parts = name.split("|")
        if kind not in _KINDS or len(parts) != _PARTS.get(kind, 1):
            message = (
                f"'{name}' is not the name of an input; give a kind and its parts, separated by '|'"
            )
            raise ValueError(message)
        return cls(kind, *parts)  # type: ignore[arg-type]  # checked against _KINDS above

    @property
    def actors(self) -> tuple[str, ...]:
        """Actors of the subject: one, or the two of a dyad."""
        return tuple(self.subject.split(">"))

    @classmethod
    def assessment(cls, subject: str, variable: str, item: str = "") -> "InputKey":
        """Return the key of an elicited number."""
        return cls("assessment", subject, variable, item)

    @classmethod
    def tie(cls, tie: str, of_type: str) -> "InputKey":
        """Return the key of the existence of a tie."""
        return cls("tie", tie, of_type)

    @classmethod
    def parameter(cls, mechanism: str, name: str) -> "InputKey":
        """Return the key of a parameter of a mechanism."""
        return cls("parameter", mechanism, name)

    @classmethod
    def choice(cls, name: str) -> "InputKey":
        """Return the key of a choice between versions of the model."""
        return cls("choice", name)

    @classmethod
    def presence(cls, actor: str, region: str) -> "InputKey":
        """Return the key of an actor's weight in a region."""
        return cls("presence", actor, region)

    @classmethod
    def worth(cls, end: str) -> "InputKey":
        """Return the key of what an end of the war is worth."""
        return cls("worth", end)
