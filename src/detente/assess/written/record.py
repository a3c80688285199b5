"""Records of advice and dissent, as an analyst wrote them, beside the answer of a run."""

from pydantic import Field

from detente.runs.result import Result

__all__ = ["Advice", "Recommendation", "WrittenDissent"]


class Recommendation(Result):
    """One thing that an analyst recommends; no part of it comes from the model."""

    do: str = Field(description="What should be done.")
    with_: str | None = Field(alias="with", description="With whom.")
    lever: str | None = Field(description="What would move them.")
    legal_note: str | None = Field(description="What the law says of it.")
    first_90_days: str | None = Field(description="What to do in the first 90 days.")
    who_objects: str | None = Field(description="Who would object, and on what grounds.")
    how_to_undo: str | None = Field(description="What undoing it would take.")
    when_to_stop: str | None = Field(
        description="What would have to be seen for it to be given up."
    )
    option: str | None = Field(description="The option that it recommends; null if none is named.")
    option_title: str | None = Field(
        description="Title of that option; null if none is named, or if it was not run."
    )
    option_empty: bool | None = Field(
        description="Whether the answer calls that option empty; null if none is named, or if it "
        "was not run."
    )


class Advice(Result):
    """What an analyst advises; the program never writes it."""

    written_on: str = Field(description="Day it was written, ISO 8601.")
    by: str = Field(description="Role of the author.")
    handling: str = Field(description="Handling mark; that of the case unless it has its own.")
    what_is_new: str
    why_it_matters: str
    recommendations: list[Recommendation] = Field(description="One to three.")


class WrittenDissent(Result):
    """A rival reading that a person wrote down."""

    written_on: str = Field(description="Day it was written, ISO 8601.")
    by: str = Field(description="Role of the author.")
    handling: str = Field(description="Handling mark; that of the case unless it has its own.")
    title: str = Field(description="What would be true under this reading.")
    text: str
    claims: list[str] = Field(description="Claims that speak for it.")
