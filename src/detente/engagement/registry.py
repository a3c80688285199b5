"""List the eleven mechanisms in the order of the loop, with the metrics that each one writes."""

from dataclasses import dataclass

from detente.engagement.mechanisms import (
    attendance,
    bargaining,
    battlefield,
    cohesion,
    contact,
    cooperation,
    interdependence,
    ratification,
    spoiling,
    standing,
    trust,
)
from detente.models.spec import MechanismSpec

__all__ = ["MECHANISMS", "STEPS", "Mechanism", "writer_of"]


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One mechanism of the engagement model.

    Parameters
    ----------
    key : str
        Name used by switches.
    title : str
        Name as printed.
    metrics : tuple of str
        Metrics that it writes.
    neutral : str
        What the model assumes if it is switched off.
    spec : MechanismSpec
        Its declaration.
    """

    key: str
    title: str
    metrics: tuple[str, ...]
    neutral: str
    spec: MechanismSpec


MECHANISMS = (
    Mechanism(
        "battlefield",
        "Battlefield",
        ("extra_deaths",),
        "deaths, balance and stalemate stay as on the first day",
        battlefield.SPEC,
    ),
    Mechanism(
        "contact",
        "Contact",
        ("consensus", "holdout_contact"),
        "contacts stay as on the first day",
        contact.SPEC,
    ),
    Mechanism(
        "cooperation",
        "Issue cooperation",
        ("spillover", "drugs"),
        "presence, drugs and strength stay, and no instrument acts",
        cooperation.SPEC,
    ),
    Mechanism("trust", "Trust", (), "talks teach nothing", trust.SPEC),
    Mechanism(
        "attendance",
        "Invitation and attendance",
        ("table_max",),
        "no rounds and no talks",
        attendance.SPEC,
    ),
    Mechanism("bargaining", "Bargaining", (), "no offer is made", bargaining.SPEC),
    Mechanism("spoiling", "Spoiling", (), "nobody attacks talks", spoiling.SPEC),
    Mechanism(
        "ratification",
        "Ratification",
        ("settlement", "settlement_full", "held"),
        "nothing is signed and nothing fails",
        ratification.SPEC,
    ),
    Mechanism(
        "cohesion", "Cohesion", ("splits",), "cohesion stays and nobody splits", cohesion.SPEC
    ),
    Mechanism(
        "standing",
        "Standing",
        ("status_success", "status_acceptance"),
        "no standing is won or lost",
        standing.SPEC,
    ),
    Mechanism(
        "interdependence",
        "Interdependence of guests",
        (),
        "no guest comes or stays away because of others",
        interdependence.SPEC,
    ),
)

# Interdependence is a part of the step of attendance.
STEPS = tuple(m for m in MECHANISMS if m.key != "interdependence")


def writer_of(metric: str) -> Mechanism:
    """Return the mechanism that writes a metric."""
    return next(m for m in MECHANISMS if metric in m.metrics)
