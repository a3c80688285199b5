"""Base class of the parts of ``case.yaml``."""

from pydantic import BaseModel, ConfigDict

__all__ = ["Part"]


class Part(BaseModel):
    """A part of ``case.yaml``; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")
