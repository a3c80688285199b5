"""Every model by its key; one line a model."""

from detente.models.bargaining import (
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
from detente.models.sorting import camp_count, electre_tri_b, electre_tri_c, smaa_tri
from detente.models.spec import ModelSpec
from detente.models.spoiling import (
    belief,
    conciliation,
    incorporation,
    sabotage,
    stedman,
    veto_players,
)

__all__ = ["MODELS"]

_SPECS = (
    baron_ferejohn.SPEC,
    challenge.SPEC,
    compromise.SPEC,
    condorcet.SPEC,
    condorcet_winner.SPEC,
    core.SPEC,
    crisis.SPEC,
    egalitarian.SPEC,
    exchange.SPEC,
    kalai_smorodinsky.SPEC,
    levers.SPEC,
    linkage.SPEC,
    median.SPEC,
    nash.SPEC,
    plurality.SPEC,
    rubinstein.SPEC,
    spatial.SPEC,
    status_quo.SPEC,
    utilitarian.SPEC,
    win_set.SPEC,
    betweenness.SPEC,
    constraint.SPEC,
    gould_fernandez.SPEC,
    pagerank.SPEC,
    status_deficit.SPEC,
    prim.SPEC,
    degroot.SPEC,
    friedkin_johnsen.SPEC,
    granovetter.SPEC,
    threshold.SPEC,
    ach.SPEC,
    pooling.SPEC,
    reports.SPEC,
    camp_count.SPEC,
    electre_tri_b.SPEC,
    electre_tri_c.SPEC,
    smaa_tri.SPEC,
    exposure_hazard.SPEC,
    interdependent.SPEC,
    offer_accept.SPEC,
    stalemate.SPEC,
    belief.SPEC,
    conciliation.SPEC,
    incorporation.SPEC,
    sabotage.SPEC,
    stedman.SPEC,
    veto_players.SPEC,
)

MODELS: dict[str, ModelSpec] = {spec.name: spec for spec in _SPECS}
