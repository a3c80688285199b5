"""Result of the back-test of bargaining models, as records."""

from typing import Literal, TypeAlias

from pydantic import Field

from detente.position_tables.deu3 import Means
from detente.runs.result import Result, Share

__all__ = ["Backtest", "Errors", "Learned", "PoolScore"]

Learned: TypeAlias = Literal["other dossiers", "shipped"]


class Errors(Result):
    """How far a model or a rule misses, in points of a scale from 0 to 100."""

    error: float | None = Field(
        description="Mean absolute distance between forecast and outcome; null without forecasts."
    )
    squared: float | None = Field(description="Mean squared distance.")
    n: int = Field(ge=0, description="Issues on which it has a forecast.")
    pool_skill: tuple[float, float, float] | None = Field(
        description="1 less the pool's error over this one, on the issues of both: low end, point "
        "and high end, 90 % by resampling dossiers. Above 0 the pool is better. Null for "
        "the pool's own model."
    )


class PoolScore(Result):
    """How the pool fares on dossiers that its errors were not learned from."""

    model: str = Field(description="Its model.")
    coverage: Share | None = Field(description="Share of outcomes inside the 80 % interval.")
    error: float | None = Field(description="Mean absolute distance of its median.")
    n: int = Field(ge=0, description="Issues on which it has a forecast.")
    coverage_shipped: Share | None = Field(
        description="The same with the errors that ship: of use where the file is other data."
    )
    learned: Learned = Field(
        description="Errors of the pool: of the other dossiers of the file, or those that ship "
        "where these have fewer than 30 issues."
    )
    width: float | None = Field(description="Mean width of the 80 % interval.")
    interval_score: float | None = Field(
        description="Mean interval score: width, and ten times what an outcome lies outside."
    )


class Backtest(Result):
    """Scores of models, simple rules and pool on issues whose outcome is known."""

    models: dict[str, Errors] = Field(description="By key of the model.")
    baselines: dict[str, Errors] = Field(
        description="`middle`: the middle of the scale; `plain_mean`: all actors count alike."
    )
    pool: PoolScore = Field(description="Each dossier with errors from the others.")
    dossiers: int = Field(ge=1, description="Dossiers with an issue that is scored.")
    without_outcome: int = Field(ge=0, description="Issues left out: no outcome.")
    without_actors: int = Field(
        ge=0, description="Issues left out: fewer than two actors with position and salience."
    )
    means: Means = Field(
        description="Capabilities: of the line under the header, products that ship, or equal."
    )
