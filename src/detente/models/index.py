"""List every model by its key, one line per model."""

from types import ModuleType

from detente.models.bargaining import levers, linkage
from detente.models.bargaining.challenge import model as challenge
from detente.models.bargaining.cooperative import egalitarian, kalai_smorodinsky, nash, utilitarian
from detente.models.bargaining.exchange import model as exchange
from detente.models.bargaining.noncooperative import baron_ferejohn, crisis, rubinstein
from detente.models.bargaining.spatial import model as spatial
from detente.models.bargaining.voting import (
    compromise,
    condorcet,
    condorcet_winner,
    core,
    median,
    plurality,
    status_quo,
    win_set,
)
from detente.models.brokerage import (
    betweenness,
    constraint,
    gould_fernandez,
    pagerank,
    status_deficit,
)
from detente.models.decision import prim
from detente.models.diffusion import degroot, friedkin_johnsen, granovetter, threshold
from detente.models.evidence import ach, pooling, reports
from detente.models.joining import exposure_hazard, interdependent, offer_accept
from detente.models.ripeness import stalemate
from detente.models.scoring import (
    brier,
    brier_categories,
    crps,
    interval_score,
    log_score,
    rps,
    skill,
)
from detente.models.scoring.diagnostics import auc, calibration_slope, corp, murphy
from detente.models.sorting.camps import camp_count
from detente.models.sorting.electre import smaa_tri
from detente.models.sorting.electre import tri_b as electre_tri_b
from detente.models.sorting.electre import tri_c as electre_tri_c
from detente.models.spec import ModelSpec
from detente.models.spoiling import (
    belief,
    conciliation,
    incorporation,
    sabotage,
    stedman,
    veto_players,
)

__all__ = ["MODELS", "MODULES"]

_EVERY = (
    baron_ferejohn,
    challenge,
    compromise,
    condorcet,
    condorcet_winner,
    core,
    crisis,
    egalitarian,
    exchange,
    kalai_smorodinsky,
    levers,
    linkage,
    median,
    nash,
    plurality,
    rubinstein,
    spatial,
    status_quo,
    utilitarian,
    win_set,
    betweenness,
    constraint,
    gould_fernandez,
    pagerank,
    status_deficit,
    prim,
    degroot,
    friedkin_johnsen,
    granovetter,
    threshold,
    ach,
    pooling,
    reports,
    camp_count,
    electre_tri_b,
    electre_tri_c,
    smaa_tri,
    exposure_hazard,
    interdependent,
    offer_accept,
    stalemate,
    auc,
    brier,
    brier_categories,
    calibration_slope,
    corp,
    crps,
    interval_score,
    log_score,
    murphy,
    rps,
    skill,
    belief,
    conciliation,
    incorporation,
    sabotage,
    stedman,
    veto_players,
)

MODULES: dict[str, ModuleType] = {module.SPEC.name: module for module in _EVERY}
"""The module of each model, by key."""

MODELS: dict[str, ModelSpec] = {key: module.SPEC for key, module in MODULES.items()}
"""The declaration of each model, by key."""
