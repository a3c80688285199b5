"""The shipped example with other settings, and with leaders planted in its wings."""

from dataclasses import replace

from tests.ensemble.planted import assessment, example, table

from detente.case.case import Case
from detente.case.schema.world import Actor, Assessment


def with_settings(case: Case, **changes) -> Case:
    return replace(case, settings=case.settings.model_copy(update=changes))


def beside_none() -> Case:
    """Return the example with no contact as its reference option, and no worth of the ends."""
    case = example()
    options = [s.model_copy(update={"reference": s.id == "none"}) for s in case.settings.strategies]
    return with_settings(case, strategies=options, outcomes=None)


def performance(subject: str, criterion: str, low: float, mode: float, high: float, **fields):
    known = {"subject": subject, "variable": "performance", "item": criterion}
    return assessment(f"x-{subject}-{criterion}", low, mode, high, **known, **fields)


def with_assessments(case: Case, rows: list[Assessment]) -> Case:
    """Add assessments; those of the same subject, variable and item give way."""
    new = {(a.subject, a.variable, a.item) for a in rows}
    kept = [a for a in case.assessments if (a.subject, a.variable, a.item) not in new]
    return replace(case, assessments=table([*kept, *rows]))


def leader(name: str, wing: str = "river-wing", tier: str = "senior") -> Actor:
    fields = {"id": name, "name": f"Person {name}", "kind": "leader", "parent": wing}
    return Actor.model_validate({**fields, "tier": tier, "role": "public speaker"})


def with_leaders(marks: dict[str, tuple[float, float] | None], **fields) -> Case:
    """Return the example with these leaders and their marks on talk and drugs; None: no record."""
    case = example()
    rows = [
        performance(name, criterion, at, at, at)
        for name, pair in marks.items()
        if pair is not None
        for criterion, at in zip(("talk", "drugs"), pair, strict=True)
    ]
    actors = [*case.actors, *(leader(name, **fields) for name in marks)]
    return replace(with_assessments(case, rows), actors=table(actors))
