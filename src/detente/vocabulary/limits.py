"""Largest numbers of draws and seeds that commands and plans accept."""

from typing import Final

__all__ = ["MOST_DRAWS", "MOST_RUN_DRAWS", "MOST_SEED"]

MOST_DRAWS: Final = 100_000
"""Most draws of a question; their error is below 0.002, and they fit into memory."""

MOST_RUN_DRAWS: Final = 10_000_000
"""Most draws of a run: more would change no share by more than 0.0002."""

MOST_SEED: Final = 2**62 - 1
"""Largest seed; streams of luck are numbered up from it in 64 bits."""
