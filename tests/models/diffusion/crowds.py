"""The threshold rule in plain NumPy, every step over all nodes."""

import numpy as np


def stepped(network, threshold, seed, *, share: bool, steps: int = 10_000):
    """Return the step at which each node acts, -1 for never."""
    sees = network.sum(axis=1)
    at = np.where(seed, 0, -1)
    for step in range(1, steps + 1):
        heard = network @ (at >= 0)
        if share:
            with np.errstate(invalid="ignore"):
                enough = np.where(sees > 0, heard / np.maximum(sees, 1), 0.0) >= threshold - 1e-9
        else:
            enough = heard >= threshold - 1e-9
        # Who sees nobody is moved by nobody.
        enough &= (sees > 0) | (threshold == 0)
        enough |= threshold == 0
        enough &= (heard > 0) | (threshold == 0)
        new = enough & (at < 0)
        if not new.any():
            break
        at[new] = step
    return at
