"""List the mechanisms in the order of a month, with the metrics that each one writes."""

from dataclasses import dataclass
from typing import Final

from detente.models.spec import MechanismSpec, Parameter
from detente.vocabulary.engagement import PARAMETERS

__all__ = ["MECHANISMS", "Mechanism", "writers_of"]


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


_FAMILIES: Final = {
    "pert": "pert",
    "normal": "normal",
    "nil_normal": "nil-normal",
    "positive_normal": "positive-normal",
}
_ELSEWHERE: Final = {"attend_pull": "interdependence"}


def _parameters(key: str) -> tuple[Parameter, ...]:
    """Return the parameters of a mechanism that are drawn from a prior for the whole war."""
    found = []
    for name, one in PARAMETERS.items():
        owner = _ELSEWHERE.get(name, one.mechanism)
        if owner != key or one.prior is None or one.each != "war":
            continue
        found.append(
            Parameter(
                name=name,
                prior=_FAMILIES[one.prior.family],  # type: ignore[arg-type]  # one of the families
                values=one.prior.values,
                meaning=one.meaning,
                source=one.source,
            )
        )
    return tuple(found)


def _mechanism(
    key: str,
    title: str,
    metrics: tuple[str, ...],
    neutral: str,
    *,
    sources: tuple[str, ...],
    reads: tuple[str, ...],
) -> Mechanism:
    spec = MechanismSpec(
        name=f"engagement.{key}",
        title=title,
        sources=sources,
        inputs=reads,
        outputs=metrics,
        deterministic=False,
        parameters=_parameters(key),
    )
    return Mechanism(key, title, metrics, neutral, spec)


MECHANISMS = (
    _mechanism(
        "balance",
        "Balance of the war",
        ("extra_deaths", "worth"),
        "balance, deaths and support stay as on the first day, and nobody wins",
        sources=("zartman2000",),
        reads=("balance", "pain", "support"),
    ),
    _mechanism(
        "contact",
        "Contact",
        ("consensus", "holdout_contact"),
        "contacts and labels stay as on the first day",
        sources=("strang1993", "simmons2004"),
        reads=("relations", "interest"),
    ),
    _mechanism(
        "cooperation",
        "Cooperation on shared issues",
        ("drugs",),
        "trust and drugs stay, and nothing acts on the rival",
        sources=("mitrany1966",),
        reads=("stance",),
    ),
    _mechanism(
        "response",
        "Response of the contacted",
        (),
        "contact changes nobody",
        sources=("stedman1997", "richmond1998"),
        reads=("hardness",),
    ),
    _mechanism(
        "attendance",
        "Invitation and attendance",
        ("table_max",),
        "no rounds",
        sources=("signorino1999", "brock2001"),
        reads=("rounds", "relations"),
    ),
    _mechanism(
        "talks",
        "Talks",
        (),
        "nobody talks",
        sources=("zartman2000", "beardsley2008"),
        reads=("willingness", "trust"),
    ),
    _mechanism(
        "joining",
        "Joining a deal",
        (),
        "nobody joins a deal in force",
        sources=("cunningham2006",),
        reads=("position", "salience", "trust"),
    ),
    _mechanism(
        "terms",
        "Terms and signature",
        ("settlement", "settlement_full", "worth"),
        "nothing is signed",
        sources=("powell2006", "cunningham2006"),
        reads=("position", "salience", "war-cost", "trust"),
    ),
    _mechanism(
        "deal_life",
        "Life of a deal",
        ("held", "worth"),
        "nothing fails, and there is no ceasefire and no lull",
        sources=("kydd2002",),
        reads=("relations",),
    ),
    _mechanism(
        "exclusion",
        "Exclusion and the rival",
        ("splits", "spillover"),
        "strengths, groups and the rival stay, and nobody attacks",
        sources=("stedman1997", "driscoll2012"),
        reads=("presence", "hardness"),
    ),
    _mechanism(
        "standing",
        "Standing",
        ("status_success", "status_acceptance"),
        "no standing is won or lost",
        sources=("renshon2016",),
        reads=("relations",),
    ),
    _mechanism(
        "interdependence",
        "Interdependence of guests",
        (),
        "no guest comes or stays away because of others",
        sources=("brock2001",),
        reads=("rounds",),
    ),
)


def writers_of(metric: str) -> tuple[str, ...]:
    """Return the keys of the mechanisms that write a metric."""
    return tuple(m.key for m in MECHANISMS if metric in m.metrics)
