"""Define the result of ``detente explain``."""

from typing import Literal, TypeAlias

from pydantic import Field

from detente.assess.explain.nodes import Ground, Node
from detente.runs.result import Result

__all__ = ["Explanation", "Scalar"]

Scalar: TypeAlias = bool | int | float | str | None


class Explanation(Result):
    """The chain from a number to what it is based on."""

    number: str = Field(description="JSON pointer into ``summary.json``.")
    value: Scalar | dict[str, Scalar] | list[Scalar] = Field(description="The value there.")
    origin: Ground | Literal["mixed"] = Field(description="What the chains end in.")
    chain: tuple[Node, ...] = Field(
        description="Steps; every chain ends in a source or an assumption."
    )
