"""The ten mechanisms in order: which are modelled, and which metric each one writes."""

from dataclasses import dataclass

from detente.models.spec import ModelSpec
from detente.strategy.mechanisms import attendance, contact

__all__ = ["MECHANISMS", "Mechanism", "active", "writer_of"]


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
    spec : ModelSpec or None
        Its declaration; None where it is not modelled in this version.
    """

    key: str
    title: str
    metrics: tuple[str, ...]
    spec: ModelSpec | None = None


MECHANISMS = (
    Mechanism("battlefield", "Battlefield", ("extra_deaths",)),
    Mechanism("contact", "Contact", ("consensus", "holdout_contact"), contact.SPEC),
    Mechanism("cooperation", "Issue cooperation", ("spillover", "drugs")),
    Mechanism("trust", "Trust", ()),
    Mechanism("attendance", "Invitation and attendance", ("table_max",), attendance.SPEC),
    Mechanism("bargaining", "Bargaining", ()),
    Mechanism("spoiling", "Spoiling", ()),
    Mechanism("ratification", "Ratification", ("settlement", "settlement_full", "held")),
    Mechanism("cohesion", "Cohesion", ("splits",)),
    Mechanism("standing", "Standing", ("status_success", "status_acceptance")),
)


def active() -> tuple[Mechanism, ...]:
    """Return the mechanisms that this version models, in the order of the loop."""
    return tuple(m for m in MECHANISMS if m.spec is not None)


def writer_of(metric: str) -> Mechanism:
    """Return the mechanism that writes a metric."""
    return next(m for m in MECHANISMS if metric in m.metrics)
