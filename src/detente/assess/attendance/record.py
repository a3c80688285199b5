"""Define results on past rounds: forecasts, scores and labels."""

from typing import Annotated, Literal

from pydantic import Field

from detente.runs.result import Interval, Result, Share
from detente.vocabulary.roles import Role

__all__ = [
    "AnnouncedGuest",
    "AnnouncedRound",
    "Invitee",
    "Label",
    "NextGuest",
    "NextRound",
    "NoForecast",
    "NumberScore",
    "OutputScore",
    "PastRound",
    "PastRounds",
    "Reading",
    "RoleScore",
    "RollingScores",
    "RoundErrors",
    "RuleScore",
    "SeatScore",
]

NoForecast = Literal["parties_unknown", "host_unknown", "not_held"]
"""Why a past round has no forecast."""

Mark = Annotated[int, Field(ge=0, le=1)]
"""1 for yes, 0 for no."""

Label = str
"""`skill shown`, `no skill shown` or `worse than RULE`."""


class Invitee(Result):
    """Forecast of a guest at a past round, with two baselines and the record."""

    offer: Share = Field(description="Probability that it is asked.")
    probability: Share = Field(description="Probability that it comes if it is asked.")
    present: Share = Field(description="Probability that it is at the table.")
    role: Role = Field(description="Its most likely role if it comes.")
    nearest_neighbour: Mark | None = Field(
        description="Baseline of the nearest: 1 if it is one of the nearest powers, as many as "
        "came last time, or the government; null if no distance was assessed or no round known."
    )
    last_round: Mark | None = Field(
        description="Baseline of the last round: 1 if it came to the previous round of the same "
        "series; null if none was known."
    )
    asked: Literal["yes", "no", "unknown"] = Field(
        description="Whether it was asked, as recorded; `no` also for a guest without a row in a "
        "round whose list is complete."
    )
    came: Mark | None = Field(description="1 if it came, 0 if not; null if that is not known.")


class RoundErrors(Result):
    """Mean squared errors over guests asked; 0 is perfect, 0.25 equals a constant 0.5."""

    asked: int = Field(description="Guests asked, whose part is recorded.")
    model: float | None = Field(description="Error of the model; null if nobody was asked.")
    nearest_neighbour: float | None = Field(
        description="Error of the baseline that the nearest come; null without that baseline."
    )
    last_round: float | None = Field(
        description="Error of the baseline that the same guests come as last time; null without "
        "that baseline."
    )


class PastRound(Result):
    """Forecast of a past round from what was known on the day before."""

    title: str = Field(description="Name of the round; its id if the case has no title.")
    date: str = Field(description="First day, ISO 8601.")
    host: str = Field(description="Id of the actor that convened it.")
    series: str = Field(description="Series it belongs to; its own id if the case names none.")
    as_of: str = Field(description="The day before, ISO 8601; nothing known later is used.")
    why_not: NoForecast | None = Field(
        description="Why there is no forecast; null if there is one. `parties_unknown`: the "
        "movement, the government or the convenor was not yet on record on the day before; "
        "`host_unknown`: the host was not; `not_held`: the round was not held."
    )
    invitees: dict[str, Invitee] = Field(
        description="Guests except the host, by id; empty without a forecast."
    )
    seats: Interval | None = Field(
        description="Seats if those on record are asked, with the host; null without a forecast."
    )
    seats_came: int | None = Field(
        description="Guests that came, with the host, as recorded; null without a forecast."
    )
    brier: RoundErrors | None = Field(description="Errors; null without a forecast.")


Ends = tuple[float, float, float]


class RuleScore(Result):
    """Scores of the model or of a rule; lower is better."""

    brier: float = Field(description="Mean squared error.")
    log: float = Field(description="Mean logarithmic score, probabilities clipped to 0.001.")


class OutputScore(Result):
    """Scores of one output over one group of guests, against simple rules."""

    cells: int = Field(description="Guests and rounds scored.")
    rounds: int = Field(description="Rounds with any of them.")
    events: int = Field(description="How often it was so.")
    model: RuleScore | None = Field(description="Scores of the model; null if nothing is scored.")
    rules: dict[str, RuleScore] = Field(description="Scores of the rules, by name.")
    best: str | None = Field(description="Rule with the lowest squared error.")
    difference: Ends | None = Field(
        description="Squared error of the model less that of the best rule: low end, point and "
        "high end of the 90 % interval over resampled rounds."
    )
    skill: float | None = Field(description="1 less the ratio of the two; 0 is no better.")
    label: Label = Field(description="Whether skill is shown.")


class RoleScore(Result):
    """Ranked probability score of the role of those who came."""

    cells: int = Field(description="Guests and rounds scored.")
    model: float = Field(description="Score of the model.")
    participant: float = Field(description="Score of the rule that all come as participants.")
    difference: Ends = Field(
        description="Score of the model less that of the rule: low end, point and high end of the "
        "90 % interval over resampled rounds."
    )
    label: Label = Field(description="Whether skill is shown.")


class SeatScore(Result):
    """Scores of a number at the table, by the model or by a rule; lower is better."""

    brier: float = Field(description="Mean squared error over all numbers, 0 to 2.")
    log: float = Field(description="Mean logarithmic score, probabilities clipped to 0.001.")
    crps: float = Field(description="Mean continuous ranked probability score.")


class NumberScore(Result):
    """Scores of the number at the table."""

    rounds: int = Field(description="Rounds scored.")
    model: SeatScore = Field(description="Scores of the model.")
    rules: dict[str, SeatScore] = Field(description="Scores of the rules, by name.")
    best: str = Field(description="Rule with the lowest continuous score.")
    difference: Ends = Field(
        description="Continuous score of the model less that of the best rule: low end, point and "
        "high end of the 90 % interval over resampled rounds."
    )
    label: Label = Field(description="Whether skill is shown.")


class Reading(Result):
    """Scores under one reading of guests without a row."""

    attendance: dict[str, OutputScore] = Field(
        description="At the table, by group: `all`, `powers` (with organisations and the "
        "government), `factions` (with the movement and representatives), `first` (guests that "
        "never came before), `return`."
    )
    asked: dict[str, OutputScore] = Field(description="Asked, by group.")
    comes: dict[str, OutputScore] = Field(description="Comes if asked, by group.")
    role: RoleScore | None = Field(description="Role of those who came; null if nobody did.")
    seats: NumberScore | None = Field(description="Number at the table; null without rounds.")


class RollingScores(Result):
    """Scores of all past rounds, each forecast as of the day before."""

    readings: dict[str, Reading] = Field(
        description="`not-asked`: a guest without a row was not asked; `unknown`: it is neither "
        "read nor scored."
    )
    labels: dict[str, Label] = Field(
        description="By output: `attendance`, `asked`, `comes`, `seats`, and `role` where anybody "
        "came; skill counts as shown only if both readings show it."
    )


class NextGuest(Result):
    """Forecast of a guest at the next round."""

    offer: Share = Field(description="Probability that it is asked.")
    probability: Share = Field(description="Probability that it comes if it is asked.")
    present: Share = Field(description="Probability that it is at the table.")
    roles: dict[Role, Share] = Field(description="Probability of each role if it comes.")
    rounds: int = Field(
        description="Rounds at which it was seen to be asked or not; 0: base rate of other "
        "processes, moved by the case's level alone."
    )
    rule: Share | None = Field(
        description="Probability that it is at the table by the best simple rule; null without a "
        "scored one."
    )


class NextRound(Result):
    """Forecast of a round that the convenor would hold on the as-of date."""

    series: str | None = Field(
        description="The convenor's latest series; null if it has convened no round."
    )
    host: str = Field(description="Id of the convenor.")
    rule: str | None = Field(
        description="Simple rule with the lowest error at past rounds; null without a scored one.",
    )
    rounds: int = Field(description="Rounds on record that it learns from.")
    seats: Interval = Field(description="Seats, with the host.")
    guests: dict[str, NextGuest] = Field(description="Guests except the host, by id.")
    claims: list[str] = Field(
        description="Claims of rounds that change the forecast when struck out, the largest "
        "change first."
    )


class AnnouncedGuest(Result):
    """Forecast of a guest at an announced round."""

    agreed: bool = Field(description="Whether it agreed to come.")
    if_held: Share = Field(description="Probability that it comes if the round is held.")
    on_time: Share = Field(description="Probability that the round is held on time with it.")


class AnnouncedRound(Result):
    """Forecast of a round that was announced by the as-of date."""

    title: str = Field(description="Name of the round; its id if the case has no title.")
    date: str = Field(description="Its date, ISO 8601.")
    host: str = Field(description="Id of the actor that convenes it.")
    on_time: Share = Field(
        description="Probability that it is held within 60 days of its date; judgement, moved by "
        "the case's earlier announced rounds."
    )
    ever: Share = Field(description="Probability that it is held at all.")
    guests: dict[str, AnnouncedGuest] = Field(description="Those asked, by id.")


class PastRounds(Result):
    """Past rounds, each forecast as of the day before, their scores, and the next round."""

    draws: int = Field(description="Draws of the coefficients, at most 64.")
    seed: int = Field(description="Seed of the resampling behind the intervals.")
    rounds: dict[str, PastRound] = Field(description="By id of the round, by date.")
    scores: RollingScores | None = Field(description="Scores; null without a scored round.")
    announced: dict[str, AnnouncedRound] = Field(
        description="Rounds that were announced by the as-of date, by id and date."
    )
    upcoming: NextRound
