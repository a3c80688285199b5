"""Variables of assessments: unit, range, kinds of subject, and default.

Each variable is declared only here; checks, draws and docs read this list.
"""

from dataclasses import dataclass
from typing import Literal

__all__ = ["INTERESTS", "VARIABLES", "ItemKind", "Variable"]

ItemKind = Literal["none", "issue", "criterion", "interest", "shared-issue"]

INTERESTS = ("spillover",)

_ANY_PARTY = ("state", "organisation", "government", "representatives", "movement", "faction")
_POWER = ("state", "organisation")
_GUEST = (*_POWER, "government")
_HEAD = (*_GUEST, "representatives")
_SIDE = ("movement", "faction")


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """One quantity that can be elicited.

    Parameters
    ----------
    name : str
        Name used in the column ``variable``.
    title : str
        A short name for tables and charts.
    unit : str
        Unit of low, mode and high.
    low, high : float
        Ends of the scale; for ``performance``, the scale of the criterion replaces them.
    subjects : tuple of str
        Kinds of actor that may be the subject.
    objects : tuple of str
        Kinds of actor that may be the object; empty if the variable is not dyadic.
    item : {"none", "issue", "criterion", "interest", "shared-issue"}
        Kind of name required in the column ``item``.
    stand_in : tuple of float or None
        PERT low, mode, high used if it is not assessed; None means the whole scale.
    source : str
        Source of the stand-in.
    meaning : str
        Meaning of the number, in one sentence.
    doubted : bool
        True if a number without a claim stands in some draws only, and is the stand-in in the
        others.
    """

    name: str
    title: str
    unit: str
    low: float
    high: float
    subjects: tuple[str, ...]
    item: ItemKind = "none"
    objects: tuple[str, ...] = ()
    stand_in: tuple[float, float, float] | None = None
    source: str = "judgement"
    meaning: str
    doubted: bool = False


_LIST = (
    Variable(
        name="position",
        title="Position",
        unit="scale points",
        low=0.0,
        high=100.0,
        subjects=_ANY_PARTY,
        item="issue",
        meaning="Outcome that the actor wants on the issue, between the two ends of the scale.",
    ),
    Variable(
        name="salience",
        title="Salience",
        unit="share",
        low=0.0,
        high=1.0,
        subjects=_ANY_PARTY,
        item="issue",
        meaning="Share of its means that the actor would spend on this issue.",
    ),
    Variable(
        name="capability",
        title="Capability",
        unit="relative points",
        low=0.0,
        high=100.0,
        subjects=_ANY_PARTY,
        meaning="Means with which the actor can influence the settlement, relative to the others.",
    ),
    Variable(
        name="performance",
        title="Criterion value",
        unit="criterion's scale",
        low=0.0,
        high=10.0,
        subjects=("faction", "leader", "rival"),
        item="criterion",
        meaning="Value on a sorting criterion: of a faction, of a leader by public position, or of "
        "the rival group for comparison.",
    ),
    Variable(
        name="willingness",
        title="Willingness to talk",
        unit="share",
        low=0.0,
        high=1.0,
        subjects=(*_SIDE, *_HEAD),
        objects=(*_HEAD, *_SIDE),
        stand_in=(0.05, 0.5, 0.95),
        meaning="Willingness of the subject to talk to the object; assessed for each object "
        "separately.",
        doubted=True,
    ),
    Variable(
        name="stance",
        title="Stance on a shared issue",
        unit="points",
        low=-1.0,
        high=1.0,
        subjects=(*_SIDE, "rival"),
        item="shared-issue",
        stand_in=(-1.0, 0.0, 1.0),
        meaning="Conduct of the subject on a shared issue: 1 works with the convenor on it, -1 "
        "works against it.",
        doubted=True,
    ),
    Variable(
        name="commitment",
        title="Commitment on a shared issue",
        unit="share",
        low=0.0,
        high=1.0,
        subjects=_SIDE,
        item="shared-issue",
        stand_in=(0.0, 0.5, 1.0),
        meaning="Degree to which the subject would act on a shared issue if it could, apart from "
        "its conduct now, for example reinstate a ban.",
        doubted=True,
    ),
    Variable(
        name="hardness",
        title="Hardness",
        unit="share",
        low=0.0,
        high=1.0,
        subjects=("faction",),
        stand_in=(0.0, 0.5, 1.0),
        meaning="Degree to which the faction would fight a deal that leaves it out; not assessed: "
        "the chance that it belongs to the least engageable class.",
        doubted=True,
    ),
    Variable(
        name="interest",
        title="Interest",
        unit="share",
        low=0.0,
        high=1.0,
        subjects=_POWER,
        item="interest",
        meaning="Importance of this interest to the power: `spillover`, that the war does not come "
        "over its border.",
    ),
    Variable(
        name="distance",
        title="Distance",
        unit="km",
        low=0.0,
        high=20000.0,
        subjects=_POWER,
        meaning="Shortest distance between the power's territory and the country of the conflict; "
        "0 for a neighbour; used only by the nearest-neighbour baseline of attendance.",
    ),
    Variable(
        name="balance",
        title="Balance on the battlefield",
        unit="probability",
        low=0.0,
        high=1.0,
        subjects=("government",),
        stand_in=(0.3, 0.5, 0.7),
        source="engagement model, section A.0",
        meaning="Probability that the government would win if the war were fought to its end.",
        doubted=True,
    ),
    Variable(
        name="pain",
        title="Pain of the war",
        unit="share",
        low=0.0,
        high=1.0,
        subjects=("government",),
        stand_in=(0.3, 0.63, 0.9),
        source="engagement model, section A.1, deaths at their own median give 0.63",
        meaning="1 - exp(-deaths over three months / their median over sixty months, or over all "
        "months of a younger war).",
        doubted=True,
    ),
    Variable(
        name="deaths",
        title="Battle deaths a month",
        unit="deaths a month",
        low=0.0,
        high=100000.0,
        subjects=("government",),
        stand_in=(1.0, 1.0, 1.0),
        source="unit: months of the present toll",
        meaning="Mean over the last known year; used only to print deaths in persons. If it is not "
        "assessed, deaths are printed in months of the present toll.",
    ),
    Variable(
        name="war-cost",
        title="Cost of continued fighting",
        unit="share",
        low=0.0,
        high=1.0,
        subjects=(*_HEAD, *_SIDE),
        stand_in=(0.03, 0.2, 0.5),
        meaning="Loss from continued fighting, as a share of the whole stake.",
        doubted=True,
    ),
    Variable(
        name="trust",
        title="Trust",
        unit="probability",
        low=0.0,
        high=1.0,
        subjects=(*_HEAD, *_SIDE),
        objects=(*_HEAD, *_SIDE),
        stand_in=(0.1, 0.4, 0.8),
        source="engagement model, section A.0",
        meaning="Probability, in the subject's view, that the object would keep a deal.",
        doubted=True,
    ),
)

VARIABLES: dict[str, Variable] = {v.name: v for v in _LIST}
