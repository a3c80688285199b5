"""Issues with known outcomes, by hand."""

import numpy as np

from detente.position_tables.deu3 import Disputes, KnownOutcome


def issue(name: str, outcome: float, proposal: str = "p", salience=(0.5, 0.5, 1.0)) -> KnownOutcome:
    """Return three actors at 0, 40 and 100 with influence 1, 1 and 2: mean 60, median 70."""
    return KnownOutcome(
        issue=name,
        proposal=proposal,
        actors=("x", "y", "z"),
        position=np.array([0.0, 40.0, 100.0]),
        salience=np.array(salience),
        capability=np.array([2.0, 2.0, 2.0]),
        reference=20.0,
        outcome=outcome,
    )


def disputes(*known: KnownOutcome) -> Disputes:
    return Disputes(known=known, without_outcome=3, without_actors=1, means="gdp")
