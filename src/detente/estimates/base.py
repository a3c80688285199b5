"""Define what all shipped estimates share: frozen records, and an interval with its point."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Ends", "Estimated"]

Ends = Annotated[tuple[float, float, float], Field(description="Low end, point and high end.")]


class Estimated(BaseModel):
    """Base class: frozen, only finite numbers, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
