"""Name what a bargaining model is, in words that a record may hold."""

from typing import Literal, TypeAlias

__all__ = ["Kind", "Trait"]

Kind: TypeAlias = Literal["mean", "median", "mode", "chances", "gains", "stands"]
"""What a model names."""

Trait: TypeAlias = Kind | Literal["moves", "bound", "baseline", "package"]
"""What a model names, or is."""
