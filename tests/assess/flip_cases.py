"""A case whose answer hangs on one claim, and its run with flips, made once a session."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import assessment, claim, example, support, table
from tests.reachability.valley import aim, binding, comparing, deal_with_the_river

from detente.assess.evidence.flips.answer import flips
from detente.assess.evidence.flips.record import Flips
from detente.assess.run import run
from detente.case.case import Case
from detente.runs.finished import FinishedRun
from detente.runs.plan import Plan

DRAWS = 512
_CARRIED = "v-river-wing-stance-drugs"
_MINOR = "v-capital-war-cost"


def hanging_case() -> Case:
    """Return the case: what DECISIVE says alone makes the river wing a partner.

    Contact surely helps talks. Without the claim nobody is picked, so that selective engagement
    brings what no contact brings, at the small price of its table. MINOR supports a number that
    matters little, IDLE none at all.
    """
    price = aim("table_max", "less", 4.0, 0.0).model_copy(update={"weight": (0.04, 0.04)})
    rule = example().settings.partner_rule
    assert rule is not None
    strict = rule.model_copy(update={"unknown": "exclude"})
    helped = binding(deal_with_the_river(), t_med=3.0, t_med0=3.0)
    case = with_settings(helped, objectives=[aim("settlement"), price], partner_rule=strict)
    case = with_settings(comparing(case, "none", "selective"), horizon_months=120)
    nothing = {"subject": "black-band", "variable": "stance", "item": "drugs"}
    rows = [
        a.model_copy(update={"fallback": "nothing", "status": "judgement"})
        if a.id == _CARRIED
        else a.model_copy(update={"status": "judgement"})
        if a.id == _MINOR
        else a
        for a in case.assessments
    ]
    return replace(
        case,
        assessments=table([*rows, assessment("nothing", -1.0, -1.0, -1.0, **nothing)]),
        claims=table([*case.claims, *(claim(c, 0.6) for c in ("DECISIVE", "IDLE", "MINOR"))]),
        supports=table([*case.supports, support("DECISIVE", _CARRIED), support("MINOR", _MINOR)]),
    )


@cache
def hanging() -> Flips:
    """Return the flips of a run of the case."""
    with TemporaryDirectory() as place:
        folder = run(hanging_case(), Path(place) / "run", Plan(draws=DRAWS)).folder.path
        return flips(FinishedRun.at(folder))
