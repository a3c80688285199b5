"""Result of the back-test of contact, as records."""

from pydantic import Field

from detente.runs.result import Result

__all__ = ["ContactBacktest", "ContactScore"]


class ContactScore(Result):
    """How far forecasts of contact miss."""

    brier: float = Field(description="Mean squared error, from 0 to 1.")
    log: float = Field(description="Mean logarithmic score; chances are cut to [0.001, 0.999].")


class ContactBacktest(Result):
    """Forecasts of a first contact, or of a new one, beside simple rules."""

    years: int = Field(description="Length of a window in years.")
    cuts: list[str] = Field(description="First day of each window.")
    n: int = Field(description="Powers without contact on the first day, all windows together.")
    openings: int = Field(description="How many of them were in contact before the window's end.")
    model: ContactScore = Field(description="The rates of contact of a run, without its drivers.")
    baselines: dict[str, ContactScore] = Field(
        description="`constant`: one half. `base_rate`: openings a year of all powers so far. "
        "`running_smoothed`: of the power itself. `last_time`: all stays as it is."
    )
    best: str = Field(description="The simple rule with the least squared error.")
    skill: tuple[float, float, float] | None = Field(
        description="1 less the model's squared error over that of the best rule: low end, point "
        "and high end, 90 % by resampling windows. Null with one window."
    )
    label: str = Field(description="`skill shown`, `no skill shown` or `worse than` the rule.")
