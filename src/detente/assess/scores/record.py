"""Define the track record of a case: forecasts, what happened, scores beside simple rules."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from detente.assess.attendance.record import Label, RollingScores, RuleScore, SeatScore
from detente.case.schema.forecasts import Origin
from detente.runs.result import Interval, Result, Share
from detente.vocabulary.levels import Level

__all__ = [
    "SCHEMA",
    "Against",
    "Conduct",
    "GuestScores",
    "LaterGuest",
    "LaterRound",
    "MethodScore",
    "Miss",
    "QuestionScore",
    "QuestionTotals",
    "SeatMethod",
    "SeatScores",
    "Totals",
    "TrackRecord",
]

SCHEMA = "detente-score/2"

Mark = Annotated[int, Field(ge=0, le=1)]
"""1 for yes, 0 for no."""

Ends = tuple[float, float, float]


class MethodScore(RuleScore):
    """Scores of the model, and on how many guests and rounds."""

    n: int = Field(description="Guests and rounds scored.")


class GuestScores(Result):
    """One output over one group of guests, each past round forecast as of the day before."""

    model: MethodScore = Field(description="Scores of the model.")
    baselines: dict[str, RuleScore] = Field(description="Scores of the simple rules, by name.")
    best: str = Field(description="Rule with the lowest squared error.")
    difference: Ends = Field(
        description="Squared error of the model less that of the best rule: low end, point and "
        "high end of the 90 % interval over resampled rounds."
    )
    skill: float | None = Field(description="1 less the ratio of the two; 0 is no better.")
    label: Label = Field(description="Whether skill is shown.")


class SeatMethod(SeatScore):
    """Scores of the model on numbers at the table."""

    n: int = Field(description="Rounds scored.")


class SeatScores(Result):
    """How many sit, each past round forecast as of the day before."""

    crps: float = Field(description="Mean continuous ranked probability score of the model.")
    model: SeatMethod = Field(description="Scores of the model.")
    baselines: dict[str, SeatScore] = Field(description="Scores of the simple rules, by name.")
    best: str = Field(description="Rule with the lowest continuous score.")
    difference: Ends = Field(
        description="Continuous score of the model less that of the best rule: low end, point and "
        "high end of the 90 % interval over resampled rounds."
    )
    label: Label = Field(description="Whether skill is shown.")


class QuestionScore(Result):
    """A dated question: what was forecast, what happened, and what simple rules said."""

    text: str = Field(description="The question.")
    metric: str = Field(description="What forecasts it.")
    origin: Origin = Field(description="What makes the forecast.")
    subject: str | None = Field(description="The guest, for a part in a round.")
    threshold: float | None = Field(description="What the metric has to reach, if it is no chance.")
    close_date: str = Field(description="Last day that counts, ISO 8601.")
    months: int = Field(description="Months from the as-of date to the close date, rounded.")
    forecast: Share = Field(description="Probability of yes, from what was known.")
    answer: Literal["yes", "no", "mixed"] | None = Field(
        description="What happened; null while the question is open."
    )
    outcome: Mark | None = Field(description="1 for yes, 0 for no; null if mixed or open.")
    brier: float | None = Field(description="Squared error; null without an outcome.")
    guesses: dict[str, Share] = Field(description="Probability of yes by each simple rule.")
    baselines: dict[str, float] = Field(
        description="Squared error of each simple rule; empty without an outcome."
    )
    miss: bool = Field(description="Whether the forecast was on the wrong side of one half.")


class Against(Result):
    """The model and one rule on the questions that this rule answers."""

    n: int = Field(description="Questions.")
    model: float = Field(description="Mean squared error of the model on them.")
    brier: float = Field(description="Mean squared error of the rule.")


class QuestionTotals(Result):
    """All questions with an outcome."""

    n: int = Field(description="Questions scored.")
    brier: float = Field(description="Mean squared error.")
    log: float = Field(description="Mean logarithmic score, probabilities clipped to 0.001.")
    baselines: dict[str, Against] = Field(description="By rule.")
    best: str = Field(description="Rule that answers every question with the lowest squared error.")
    difference: Ends = Field(
        description="Squared error of the model less that of this rule: low end, point and high "
        "end of the 90 % interval over resampled questions."
    )
    label: Label = Field(description="Whether skill is shown; not with fewer than 20 questions.")


class LaterGuest(Result):
    """Forecast of a guest at a round after the as-of date."""

    forecast: Share = Field(description="Probability that it is at the table.")
    came: Mark | None = Field(description="1 if it was, 0 if not; null if that is not known.")


class LaterRound(Result):
    """A round after the as-of date, forecast from what was known on that date."""

    title: str = Field(description="Name of the round.")
    date: str = Field(description="First day, ISO 8601.")
    host: str = Field(description="Id of the actor that convened it.")
    series: str = Field(description="Series it belongs to; its own id if the case names none.")
    guests: dict[str, LaterGuest] = Field(description="Guests except the host, by id.")
    seats: Interval = Field(description="Seats, with the host.")
    seats_came: int = Field(description="Guests on record as having come, with the host.")
    n: int = Field(description="Guests scored.")
    brier: float | None = Field(description="Mean squared error; null if nobody is scored.")
    baselines: dict[str, float] = Field(description="Mean squared error of each simple rule.")
    misses: list[str] = Field(description="Guests on the wrong side of one half, worst first.")


class Miss(Result):
    """A guest at a past round on whom the forecast was on the wrong side of one half."""

    round: str = Field(description="Id of the round.")
    guest: str = Field(description="Id of the guest.")
    forecast: Share = Field(description="Probability that it is at the table.")
    came: Mark = Field(description="1 if it was, 0 if not.")


class Conduct(Result):
    """What the convenor says of the movement in law, and does in fact, on the as-of date."""

    labels: bool = Field(description="Whether it labels the movement.")
    contact: Level = Field(description="Most open contact on record.")


class Totals(Result):
    """Scores over everything of one kind."""

    questions: QuestionTotals | None = Field(description="Null if no question is scored.")
    rounds: RollingScores | None = Field(
        description="Past rounds under both readings of guests without a row; null without any."
    )


class TrackRecord(Result):
    """What the tool would have said of a case, and what happened; misses are first in words."""

    schema_: str = Field(alias="schema", description="Name and version of this format.")
    run: str | None = Field(description="Digest of the run it was added to; null without one.")
    case: str = Field(description="Id of the case.")
    title: str = Field(description="Title of the case.")
    as_of: str = Field(description="As-of date; nothing known later makes a forecast.")
    digest: str = Field(description="SHA-256 of the case as known on that date.")
    draws: int = Field(description="Draws of the runs behind questions.")
    seed: int = Field(description="Seed of the runs and of the resampling.")
    option: str | None = Field(
        description="Option under which questions on a run are forecast: the one that goes on as "
        "now; null if there is none."
    )
    convenor: str = Field(description="Id of the power whose rounds are asked about.")
    series: str | None = Field(
        description="Its latest series on the as-of date; null if it had convened no round."
    )
    names: dict[str, str] = Field(description="Names of guests and hosts, by id.")
    titles: dict[str, str] = Field(description="Titles of the rounds, by id.")
    conduct: Conduct
    attendance: GuestScores | None = Field(description="At the table, all guests.")
    attendance_seen: GuestScores | None = Field(description="Guests that had come before.")
    attendance_new: GuestScores | None = Field(description="Guests that had never come.")
    asked: GuestScores | None = Field(description="Asked, all guests.")
    comes: GuestScores | None = Field(
        description="Comes if asked; null where the record does not tell who was asked."
    )
    seats: SeatScores | None = Field(description="Number at the table; null without rounds.")
    past_misses: list[Miss] = Field(description="Misses at past rounds, worst first.")
    later_rounds: dict[str, LaterRound] = Field(
        description="Rounds after the as-of date that the case has on record, by id."
    )
    questions: dict[str, QuestionScore] = Field(description="Questions with a forecast, by id.")
    blind_spots: list[str] = Field(description="Questions that nothing forecasts.")
    why_not: dict[str, str] = Field(description="Reason for each blind spot, by id.")
    scores: Totals

    @model_validator(mode="after")
    def _named(self) -> "TrackRecord":
        """Refuse a damaged record: every round and guest of a miss has a title and a name."""
        rounds = {miss.round for miss in self.past_misses}
        guests = {miss.guest for miss in self.past_misses}
        if missing := sorted((rounds - set(self.titles)) | (guests - set(self.names))):
            message = f"no title or name for {', '.join(missing)}"
            raise ValueError(message)
        return self
