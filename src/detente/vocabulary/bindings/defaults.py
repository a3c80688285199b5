"""Default bindings: set, member, and what it binds.

Members that carry signs are mirror images, so that equal evidence has no mean effect.
`instrumental`, `splitting` and the members of `motive` have no mirror.
"""

from collections.abc import Mapping
from typing import Final

from detente.vocabulary.bindings.record import Binding, Reading
from detente.vocabulary.bindings.wars import WARS
from detente.vocabulary.parameter import Prior, normal, pert

__all__ = ["BINDINGS"]


def _bind(**priors: Prior) -> Binding:
    return Binding(priors=priors)


def _read(reading: Reading, cohesion: Prior) -> Binding:
    return Binding(priors={"cohesion": cohesion}, reading=reading)


def _mediation(prior: Prior) -> Binding:
    return _bind(t_med=prior, t_med0=prior, t_round=prior)


_COST: Final = pert(0.0, 0.3, 1.0)
_NO_PULL: Final = normal(0.0, 0.2)

BINDINGS: Final[Mapping[str, Mapping[str, Binding]]] = {
    "movement": {
        "one": _read("one", pert(0.6, 0.8, 0.95)),
        "two": _read("two", pert(0.4, 0.6, 0.8)),
        "many": _read("many", pert(0.2, 0.4, 0.6)),
    },
    "contact-effect": {
        "moderation": _bind(
            mod=pert(0.0, 0.018, 0.045), means=normal(0.0, 0.002), split_by=normal(0.0, 0.3)
        ),
        "hardening": _bind(
            mod=pert(-0.045, -0.018, 0.0), means=normal(0.0, 0.002), split_by=normal(0.0, 0.3)
        ),
        "instrumental": _bind(
            mod=normal(-0.005, 0.006),
            means=pert(0.0, 0.015, 0.04),
            status=pert(0.0, 0.02, 0.05),
            split_by=normal(0.0, 0.3),
        ),
        "splitting": _bind(
            mod=normal(0.0, 0.006),
            split_by=pert(0.4, 1.2, 2.5),
            recruit=pert(0.0, 0.012, 0.03),
        ),
    },
    "mediation-effect": {
        "helps": _mediation(pert(0.0, 0.5, 1.2)),
        # the mirror in its effect on the chance, not in log-odds
        "stalls": _mediation(pert(-1.4, -0.6, 0.0)),
        "nothing": _mediation(normal(0.0, 0.1)),
    },
    "guarantee-effect": {  # Walter 2002
        "credible": _bind(gua=pert(0.0, 0.2, 0.5), f_gua=pert(0.0, 1.0, 2.0)),
        "empty": _bind(gua=normal(0.0, 0.03), f_gua=normal(0.0, 0.2)),
        "resented": _bind(gua=pert(-0.5, -0.2, 0.0), f_gua=pert(-2.0, -1.0, 0.0)),
    },
    "holdout-return": {
        "pressed-back": _bind(
            press=pert(0.0, 0.5, 1.2),
            stalemate_open=pert(0.0, 0.8, 1.6),
            urged=pert(0.0, 0.5, 1.0),
        ),
        "own-channel": _bind(press=_NO_PULL, stalemate_open=pert(0.0, 0.5, 1.0), urged=_NO_PULL),
        "stays-away": _bind(press=_NO_PULL, stalemate_open=_NO_PULL, urged=_NO_PULL),
    },
    "issue-linkage": {
        "builds": _bind(coop_trust=pert(0.0, 0.04, 0.10)),
        "apart": _bind(coop_trust=normal(0.0, 0.005)),
        "backfires": _bind(coop_trust=pert(-0.10, -0.04, 0.0)),
    },
    "motive": {
        "security": _bind(
            commit=pert(0.3, 0.7, 1.0),
            stay=pert(0.0, 0.006, 0.02),
            intel_gain=pert(0.0, 0.6, 1.5),
        ),
        "norm": _bind(commit=pert(0.0, 0.2, 0.5), stay=pert(0.0, 0.003, 0.01)),
        "status": _bind(commit=pert(0.1, 0.4, 0.8), stay=pert(0.0, 0.01, 0.03)),
        "model": _bind(commit=pert(0.1, 0.4, 0.8), stay=pert(0.0, 0.02, 0.05)),
    },
    "traction": {
        "endorsement": _bind(cost=_COST, credit=pert(0.3, 0.6, 1.0), peers=pert(0.5, 1.2, 2.5)),
        "own-interest": _bind(cost=_COST, credit=pert(-0.1, 0.05, 0.2), peers=normal(0.0, 0.2)),
        "bandwagon": _bind(cost=_COST, credit=pert(0.0, 0.25, 0.6), peers=pert(0.0, 0.6, 1.5)),
    },
    "class": {name: Binding(priors=war.hazards, war=name) for name, war in WARS.items()},
}
"""By set and member; where a rival is strong is bound by rows of presence that name a member."""
