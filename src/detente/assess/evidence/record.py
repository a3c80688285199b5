"""Define results on the evidence: claims, sources, rival hypotheses, bases of the answers."""

from typing import Literal

from pydantic import Field

from detente.assess.asked.record import Form
from detente.runs.result import Result, Share

__all__ = [
    "Basis",
    "ClaimResult",
    "Confidence",
    "Contested",
    "Dissent",
    "InputGround",
    "InputGrounds",
    "KeyJudgement",
    "MemberResult",
    "NoDissent",
    "PrecedentResult",
    "PropositionResult",
    "RankingUnder",
    "ReportPower",
    "RivalsResult",
    "SourceResult",
    "StrongestDissent",
    "Tested",
    "WithWithout",
]

InputGround = Literal["evidence", "judgement", "placeholder", "assumption"]
Tested = Literal["won", "lost", "untested"]
Confidence = Literal["very low", "low", "moderate"]
NoDissent = Literal["nothing_asked", "no_hypotheses", "too_few_draws", "none_changes"]
KeyJudgement = Literal["deal", "table", "camps", "holdout", "deaths", "spillover"]


class ClaimResult(Result):
    """A visible claim, with its grade and how often it holds."""

    text: str = Field(description="The statement in the words of the case.")
    source: str = Field(description="Id of the document.")
    kind: str = Field(description="Kind of statement; `context` never enters a number.")
    grade: str = Field(description="Admiralty grade: source, then statement.")
    accuracy: Share = Field(description="Probability that the report is informative.")
    hedge: str = Field(description="How firmly it is stated.")
    speaker: str | None = Field(description="Who states it.")
    addressee: str | None = Field(description="To whom it was said.")
    holder: str | None = Field(description="Whose belief it reports.")
    relation: str | None = Field(description="Relation between the actors, in one word.")
    since: str | None = Field(description="First day that it is about, ISO 8601.")
    until: str | None = Field(description="Last day that it is about.")
    precision: str = Field(description="Precision of both days.")
    origin: str = Field(description="Where it comes from; claims of one origin count once.")
    proposition: str | None = Field(description="The proposition that is reported or denied.")
    polarity: Literal["+", "-"] = Field(description="`+` reports the proposition, `-` denies it.")
    standing: Share = Field(
        description="Share of draws in which the report is informative and matches what is true."
    )
    handling: str = Field(
        description="Handling mark; that of the case unless the claim has its own."
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
    reliability: Literal["A", "B", "C", "D", "E", "F", "?"] = Field(
        description="Admiralty grade of the source; `?` where it is withheld from a reader."
    )
    alignment: str | None = Field(description="The party that the source favours.")
    seen: Literal["whole", "excerpt", "headline", "no"] = Field(
        description="How much of it the coder read."
    )
    handling: str = Field(
        description="Handling mark; that of the case unless the source has its own."
    )


class WithWithout(Result):
    """A headline number where a contested proposition is true, and where it is false."""

    number: Literal["deal", "lead"] = Field(
        description="`deal`: chance of a deal with the government. `lead`: mean value of the "
        "option in question, or of the first one, less that of the reference option."
    )
    option: str = Field(description="The option that it is about.")
    against: str | None = Field(description="The option that it leads; null for a deal.")
    with_: float = Field(alias="with", description="In draws in which the proposition is true.")
    without: float = Field(description="In draws in which it is false.")
    error: float = Field(description="Standard error of the difference.")


class PropositionResult(Result):
    """A proposition with reports and denials."""

    true: Share = Field(description="Share of draws in which it is true.")
    chance: Share = Field(description="Probability that it is true, given all its reports.")
    reports: list[str] = Field(description="Claims that report it.")
    denials: list[str] = Field(description="Claims that deny it.")
    moves: list[WithWithout] = Field(
        description="Headline numbers with and without it; empty if it is true, or false, in fewer "
        "than 100 draws."
    )


class PrecedentResult(Result):
    """One reading of an earlier case that is used as an argument."""

    precedent: str = Field(description="Id of the earlier case; rival readings share it.")
    title: str = Field(description="The earlier case in a few words.")
    reading: str = Field(description="What happened, by this reading.")
    outcome: Literal["success", "failure", "mixed", "disputed"] = Field(
        description="Outcome by this reading."
    )
    cited_by: str | None = Field(description="Who uses it as an argument.")
    argument: str | None = Field(description="Conclusion drawn from it.")
    set: str | None = Field(description="Set of rival hypotheses on which it is evidence.")
    hypothesis: str | None = Field(description="Member of that set for which it speaks.")
    times_likelier: float | None = Field(
        description="Factor on the odds of that member if the case were just like this one."
    )
    similarity: Share | None = Field(
        description="How like this case it is: 1 just like it, 0 says nothing."
    )
    factor: float = Field(
        description="Factor by which this reading changes the odds of that member; 1 if of none. "
        "Readings of one case share its weight."
    )
    claims: list[str] = Field(description="Claims behind this reading.")
    note: str | None = Field(description="Note of the case.")


class MemberResult(Result):
    """One of several rival hypotheses."""

    title: str
    prior: Share = Field(description="Prior probability.")
    precedents: float = Field(
        description="Factor by which precedents change its odds; 1 where none speaks for it."
    )
    posterior: Share = Field(
        description="Posterior probability, given the precedents and the reports."
    )
    drawn: Share = Field(description="Share of draws in which it is true.")
    counts: bool = Field(
        description="Whether it is true in at least 100 draws, so that ranges over rival "
        "hypotheses cover it."
    )


class ReportPower(Result):
    """The reports of one origin on the rival hypotheses of a set."""

    claims: list[str] = Field(description="Claims of this origin on the set.")
    accuracy: Share = Field(description="Probability that the origin is informative.")
    likelihoods: dict[str, Share] = Field(
        description="Probability of the report by hypothesis, if that is true and the origin is "
        "informative."
    )
    power: float = Field(description="How well the report discriminates between rivals, in bits.")


class RivalsResult(Result):
    """A set of rival hypotheses, and the reports on it."""

    question: str
    members: dict[str, MemberResult] = Field(description="By hypothesis.")
    reports: list[ReportPower] = Field(description="The most discriminating first.")


class RankingUnder(Result):
    """The ranking in the draws in which a hypothesis or proposition is true (or false)."""

    draws: int = Field(description="Number of these draws.")
    share: Share = Field(description="Share of all draws.")
    top: str | None = Field(
        description="Option with the highest mean value there; null with fewer than 100 draws."
    )
    parts: bool = Field(
        description="Whether that option beats the first option of all draws there by more than "
        "the margin and two standard errors."
    )
    mean_values: dict[str, float] | None = Field(
        alias="values", description="Mean value by option; null with fewer than 100 draws."
    )


class StrongestDissent(Result):
    """The likeliest rival reading that changes the answer."""

    set: str = Field(description="Id of the set.")
    question: str = Field(description="Question of the set.")
    member: str = Field(description="Id of the hypothesis.")
    title: str = Field(description="Title of the hypothesis.")
    posterior: Share = Field(description="Share of draws in which it is true.")
    form: Form = Field(description="The answer in these draws, by rows 6 to 10 of its rules.")
    top: str = Field(description="Option with the highest mean value in these draws.")


class Dissent(Result):
    """The ranking under each rival hypothesis, and the strongest dissent."""

    sets: dict[str, dict[str, RankingUnder]] = Field(
        description="By set and hypothesis; empty without objectives."
    )
    strongest: StrongestDissent | None = Field(
        description="The likeliest hypothesis under which the answer is another one, of those "
        "that hold in 10 % of draws or more and in 100 or more of those with expected values."
    )
    why_not: NoDissent | None = Field(
        description="`nothing_asked`: there is no answer to change; `no_hypotheses`: the case has "
        "no rival hypotheses; `too_few_draws`: none that is likely enough holds in enough draws; "
        "`none_changes`: none changes the answer. Null if one does."
    )
    usual: Form = Field(
        description="The answer with which it is compared: by rows 6 to 10 of its rules, over all "
        "draws."
    )
    objected: bool = Field(
        description="Whether rows 1 to 5 decide the answer, so that only rows 6 to 10 are compared."
    )
    tried: int = Field(ge=0, description="Hypotheses compared, likely enough and in enough draws.")
    untried: int = Field(
        ge=0, description="Hypotheses that are likely enough but hold in too few draws."
    )


class Contested(Result):
    """The ranking if a contested proposition is true, and if it is false."""

    with_: RankingUnder = Field(alias="with", description="In draws in which it is true.")
    without: RankingUnder = Field(description="In draws in which it is false.")


class Basis(Result):
    """The basis of a key judgement."""

    claims: list[str] = Field(
        description="Claims that change its number when they are struck out of the same 128 draws, "
        "the largest change first. Only the five origins that feed the inputs with the largest "
        "sensitivities are tried."
    )
    influence: dict[InputGround, Share] | None = Field(
        description="Share of the sensitivity of its number by ground of the input, inputs beyond "
        "noise only; null if no input is beyond noise or the number is not modelled."
    )
    tested: Tested = Field(
        description="`won` if it showed skill on past data: the 90 % interval of its error less "
        "that of the best simple rule lies below zero. `lost` if not, or if the run under the "
        "present course lies outside the record of other wars."
    )
    confidence: Confidence = Field(
        description="From the influence on evidence; `moderate` only if it showed skill."
    )


class InputGrounds(Result):
    """The grounds of the inputs of the run."""

    counts: dict[InputGround, int] = Field(
        description="Number of numbers, parameters and choices by ground; grounds without any are "
        "left out."
    )
    placeholders: list[str] = Field(description="Inputs that nobody elicited: placeholders.")
    stand_ins: list[str] = Field(description="Inputs that nobody assessed: stand-ins.")
    variables: list[str] = Field(description="Variables that the run draws.")
