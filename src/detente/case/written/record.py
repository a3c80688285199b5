"""Records of ``advice.md`` and ``dissent.md``, which an analyst writes and the tool only reads."""

from typing import Annotated, Final

from pydantic import Field

from detente.case.schema.cells import Day, Id, Text, ref
from detente.case.schema.part import Part

__all__ = [
    "ADVICE",
    "DISSENT",
    "FILES",
    "MOST_RECOMMENDATIONS",
    "MOST_WORDS_NEW",
    "MOST_WORDS_OF_DISSENT",
    "Advice",
    "AdviceText",
    "Dissent",
    "DissentText",
    "DissentTexts",
    "Head",
    "Recommendation",
]

ADVICE: Final = "advice.md"
DISSENT: Final = "dissent.md"
FILES: Final = (ADVICE, DISSENT)

MOST_RECOMMENDATIONS: Final = 3
MOST_WORDS_NEW: Final = 25
MOST_WORDS_OF_DISSENT: Final = 45


class Head(Part):
    """Head of both files: the block between the two lines ``---``."""

    written_on: Day = Field(
        description="Day it was written; a run as of an earlier day does not read it."
    )
    by: Text = Field(description="Role of the author, such as `analyst`; never a person's name.")
    handling: Text | None = Field(None, description="Handling marking; default: that of the case.")


class Recommendation(Part):
    """One thing that should be done; name organisations and roles, never persons."""

    do: Text = Field(description="What should be done.")
    with_: Text | None = Field(None, alias="with", description="With whom.")
    lever: Text | None = Field(None, description="What would move them.")
    legal_note: Text | None = Field(None, description="What the law says of it.")
    first_90_days: Text | None = Field(None, description="What to do in the first 90 days.")
    who_objects: Text | None = Field(
        None, description="Who would object, and on what grounds; `detente check` asks for it."
    )
    how_to_undo: Text | None = Field(
        None, description="What undoing it would take; `detente check` asks for it."
    )
    when_to_stop: Text | None = Field(
        None,
        description="What would have to be seen for it to be given up; `detente check` asks for "
        "it.",
    )
    option: Id | None = Field(
        None, description="Id of the option in `case.yaml` that it recommends, if it is one."
    )


class AdviceText(Part):
    """Text of ``advice.md``, below its head."""

    what_is_new: Text = Field(description=f"What is new, in at most {MOST_WORDS_NEW} words.")
    why_it_matters: Text = Field(description="Why it matters.")
    recommendations: list[Recommendation] = Field(
        min_length=1,
        max_length=MOST_RECOMMENDATIONS,
        description="What should be done: one to three recommendations.",
    )


class Advice(AdviceText, Head):
    """Advice of an analyst, with the day it was written, the author's role and its handling."""


class DissentText(Part):
    """One rival reading that its author holds against the answer."""

    title: Text = Field(description="What would be true under this reading.")
    text: Text = Field(description=f"The reading, in at most {MOST_WORDS_OF_DISSENT} words.")
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list, description="Claims that speak for it."
    )


class DissentTexts(Part):
    """Text of ``dissent.md``, below its head."""

    dissents: list[DissentText] = Field(min_length=1, description="One or more rival readings.")


class Dissent(DissentText, Head):
    """A rival reading, with the day it was written, the author's role and its handling."""
