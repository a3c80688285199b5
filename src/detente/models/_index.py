"""Every model by its key; one line a model."""

from detente.models.bargaining import compromise, median
from detente.models.evidence import ach, pooling, reports
from detente.models.joining import exposure_hazard, interdependent
from detente.models.sorting import camp_count, electre_tri_b, electre_tri_c, smaa_tri
from detente.models.spec import ModelSpec

__all__ = ["MODELS"]

_SPECS = (
    compromise.SPEC,
    median.SPEC,
    ach.SPEC,
    pooling.SPEC,
    reports.SPEC,
    camp_count.SPEC,
    electre_tri_b.SPEC,
    electre_tri_c.SPEC,
    smaa_tri.SPEC,
    exposure_hazard.SPEC,
    interdependent.SPEC,
)

MODELS: dict[str, ModelSpec] = {spec.name: spec for spec in _SPECS}
