"""Records of sets of rival hypotheses, and of what their members bind."""

from typing import Annotated, Any, Final, NoReturn

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from detente.case.schema.cells import Id, Number, Share, Text, ref
from detente.case.schema.part import Part
from detente.vocabulary.bindings.record import Reading, War
from detente.vocabulary.parameter import Prior, normal, pert

__all__ = ["BoundPrior", "Hypothesis", "HypothesisSet"]

_KEYS: Final = ("low", "mode", "high")
_OURS: Final = "detente"


def _refuse() -> NoReturn:
    message = "{kind}"
    allowed = "[low, mode, high] in order, or {mean: …, sd: …} with sd above 0"
    context = {"kind": "number", "allowed": allowed, "hint": "write three numbers, lowest first"}
    raise PydanticCustomError(_OURS, message, context)


class BoundPrior(Part):
    """Distribution of a bound number: low, mode and high, or mean and sd."""

    low: Number | None = Field(None, description="Lowest value.")
    mode: Number | None = Field(None, description="Most likely value.")
    high: Number | None = Field(None, description="Highest value.")
    mean: Number | None = Field(None, description="Mean of a normal distribution.")
    sd: Number | None = Field(None, description="Its standard deviation, above 0.")

    @model_validator(mode="before")
    @classmethod
    def _list(cls, value: Any) -> Any:  # YAML gives three numbers in brackets, or keys
        if isinstance(value, list | tuple):
            if len(value) != len(_KEYS):
                _refuse()
            return dict(zip(_KEYS, value, strict=True))
        return value if isinstance(value, dict | BoundPrior) else _refuse()

    @model_validator(mode="after")
    def _whole(self) -> "BoundPrior":
        of_pert, of_normal = (self.low, self.mode, self.high), (self.mean, self.sd)
        if None not in of_pert and of_normal == (None, None):
            low, mode, high = (x or 0.0 for x in of_pert)
            if low <= mode <= high:
                return self
        elif None not in of_normal and of_pert == (None, None, None) and (self.sd or 0.0) > 0:
            return self
        _refuse()

    @property
    def prior(self) -> Prior:
        """The distribution."""
        if self.low is not None and self.mode is not None and self.high is not None:
            return pert(self.low, self.mode, self.high)
        return normal(self.mean or 0.0, self.sd or 0.0)


class Hypothesis(Part):
    """One hypothesis of a set of rival hypotheses."""

    id: Id = Field(description="Name used by `hypotheses.csv`.")
    title: Text = Field(description="The hypothesis in words.")
    prior: Share = Field(description="Prior probability.")
    claims: list[Annotated[Id, ref("claims")]] = Field(
        default_factory=list,
        description="Claims that the prior rests on. A claim counts once: what is named here has "
        "no likelihood in the same set.",
    )
    binds: dict[str, BoundPrior] = Field(
        default_factory=dict,
        description="Numbers that differ where it holds: a parameter of the model, or the id of a "
        "row of assessments.csv or presence.csv, each as [low, mode, high] or as mean and sd; "
        "default: what the model binds to a member of this name.",
    )
    reading: Reading | None = Field(
        None,
        description="Who in the movement votes with whom where it holds: each coalition as `one`, "
        "each coalition and camp (`two`), each faction alone (`many`).",
    )
    war: War | None = Field(
        None,
        description="Class of wars whose hazards hold where it holds: all, long ones (five years "
        "or more), intense ones (1,000 deaths a year or more).",
    )


class HypothesisSet(Part):
    """Rival hypotheses about one question; their priors sum to 1."""

    id: Id = Field(description="Name of the set.")
    question: Text = Field(description="The question that the hypotheses answer.")
    context: bool = Field(
        default=False,
        description="Is it a question of context, which is shown and binds nothing?",
    )
    members: list[Hypothesis] = Field(min_length=2, description="The rival hypotheses.")
