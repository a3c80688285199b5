"""Results on the evidence: claims, sources, rival hypotheses, and what answers rest on."""

from typing import Literal

from pydantic import Field

from detente.runs.result import Result, Share

__all__ = [
    "Basis",
    "ClaimResult",
    "Contested",
    "Dissent",
    "InputGround",
    "InputGrounds",
    "KeyJudgement",
    "MemberResult",
    "PropositionResult",
    "RankingUnder",
    "ReportPower",
    "RivalsResult",
    "SourceResult",
    "StrongestDissent",
]

InputGround = Literal["evidence", "judgement", "placeholder", "assumption"]
KeyJudgement = Literal["deal", "table", "camps", "holdout", "deaths", "spillover"]


class ClaimResult(Result):
    """A visible claim, with its grade and how often it stands."""

    text: str = Field(description="The statement in the words of the case.")
    source: str = Field(description="Id of the document.")
    kind: str = Field(description="What is stated; `context` never feeds a number.")
    grade: str = Field(description="Admiralty grade: source, then statement.")
    accuracy: Share = Field(description="Chance that the report is informative.")
    hedge: str = Field(description="How firmly it is said.")
    speaker: str | None = Field(description="Who says it.")
    holder: str | None = Field(description="Whose belief it reports.")
    origin: str = Field(description="Where it comes from; claims of one origin count once.")
    proposition: str | None = Field(description="What is reported or denied.")
    polarity: Literal["+", "-"] = Field(description="`+` reports the proposition, `-` denies it.")
    standing: Share = Field(
        description="Share of draws in which the report is informative and matches what is true."
    )
    note: str | None = Field(description="Note of the case.")


class SourceResult(Result):
    """A visible document."""

    title: str
    author: str | None
    publisher: str | None
    date: str | None = Field(description="Date of publication, ISO 8601.")
    url: str | None
    kind: str = Field(description="Kind of document.")
    reliability: Literal["A", "B", "C", "D", "E", "F"] = Field(
        description="Admiralty grade of the source."
    )
    alignment: str | None = Field(description="Whom the source leans to.")
    seen: Literal["whole", "excerpt", "headline", "no"] = Field(
        description="How much of it the coder read."
    )


class PropositionResult(Result):
    """A proposition that some report and others deny."""

    true: Share = Field(description="Share of draws in which it is true.")
    chance: Share = Field(description="Chance that it is true, given all its reports.")
    reports: list[str] = Field(description="Claims that report it.")
    denials: list[str] = Field(description="Claims that deny it.")


class MemberResult(Result):
    """One of several rival hypotheses."""

    title: str
    prior: Share = Field(description="Chance before the reports are weighed.")
    posterior: Share = Field(description="Chance after they are weighed.")
    drawn: Share = Field(description="Share of draws in which it holds.")


class ReportPower(Result):
    """What one origin says about the rivals of a set."""

    claims: list[str] = Field(description="Claims of this origin that bear on the set.")
    accuracy: Share = Field(description="Chance that the origin is informative.")
    likelihoods: dict[str, Share] = Field(
        description="Chance of the report by hypothesis, if it is true and the origin informative."
    )
    power: float = Field(description="How well the report tells the rivals apart, in bits.")


class RivalsResult(Result):
    """A set of rival hypotheses, and the reports that weigh on it."""

    question: str
    members: dict[str, MemberResult] = Field(description="By hypothesis.")
    reports: list[ReportPower] = Field(description="The most discriminating first.")


class RankingUnder(Result):
    """The ranking in the draws in which something holds."""

    draws: int = Field(description="Draws in which it holds.")
    share: Share = Field(description="Share of draws in which it holds.")
    top: str | None = Field(
        description="Option with the highest mean value there; null with fewer than 100 draws."
    )
    parts: bool = Field(
        description="Whether that option beats the first of all draws there by more than the "
        "margin and two standard errors."
    )
    mean_values: dict[str, float] | None = Field(
        alias="values", description="Mean value by option; null with fewer than 100 draws."
    )


class StrongestDissent(Result):
    """The strongest of the rival hypotheses that do not lead their set."""

    set: str = Field(description="Id of the set.")
    question: str = Field(description="Question of the set.")
    member: str = Field(description="Id of the hypothesis.")
    title: str = Field(description="Title of the hypothesis.")
    share: Share = Field(description="Share of draws in which it holds.")
    top: str = Field(description="Option that comes first where it holds.")
    changes: bool = Field(
        description="Whether that is not the first of all draws, beyond margin and noise."
    )


class Dissent(Result):
    """The ranking under each rival hypothesis, and the strongest dissent."""

    sets: dict[str, dict[str, RankingUnder]] = Field(
        description="By set and hypothesis; empty without objectives."
    )
    strongest: StrongestDissent | None = Field(
        description="Of the hypotheses that do not lead their set, the likeliest of those under "
        "which another option would come first; if there is none, the likeliest of all. Null "
        "without hypotheses, without objectives, or where all are held by too few draws."
    )


class Contested(Result):
    """The ranking with a contested proposition true, and with it false."""

    with_: RankingUnder = Field(alias="with", description="Where it is true.")
    without: RankingUnder = Field(description="Where it is false.")


class Basis(Result):
    """What a key judgement rests on."""

    claims: list[str] = Field(description="Claims behind it: the four of the highest accuracy.")
    sources: int = Field(description="Documents that these and its other claims come from.")
    rests_on: dict[InputGround, int] = Field(description="Its inputs, counted by their ground.")


class InputGrounds(Result):
    """What the inputs of the run rest on."""

    counts: dict[InputGround, int] = Field(
        description="Numbers, parameters and choices by their ground; grounds of none are left out."
    )
    placeholders: list[str] = Field(description="Inputs that nobody elicited: placeholders.")
    stand_ins: list[str] = Field(description="Inputs that nobody assessed: stand-ins.")
    variables: list[str] = Field(description="Variables that the run draws.")
