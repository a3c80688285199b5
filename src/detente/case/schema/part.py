"""Base class of the parts of ``case.yaml``, and the part that three numbers make."""

from pydantic import BaseModel, ConfigDict, Field, model_validator

from detente.case.schema.cells import Number

__all__ = ["Part", "Triple"]


class Part(BaseModel):
    """A part of ``case.yaml``; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Triple(Part):
    """Lowest, most likely and highest value."""

    low: Number = Field(description="Lowest value.")
    mode: Number = Field(description="Most likely value.")
    high: Number = Field(description="Highest value.")

    @model_validator(mode="after")
    def _ordered(self) -> "Triple":
        if not self.low <= self.mode <= self.high:
            message = f"low {self.low:g}, mode {self.mode:g}, high {self.high:g} are out of order"
            raise ValueError(message)
        return self
