"""A case whose answer hangs on one claim, and its run with flips, made once a session."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.assess.camp_cases import with_settings
from tests.ensemble.planted import assessment, claim, support, table
from tests.reachability.valley import aim, comparing, deal_with_the_river

from detente.assess.evidence.flips.answer import flips
from detente.assess.evidence.flips.record import Flips
from detente.assess.run import run
from detente.case.case import Case
from detente.runs.finished import FinishedRun
from detente.runs.plan import Plan

DRAWS = 512
_CARRIED = "v-river-wing-stance-drugs"


def hanging_case() -> Case:
    """Return the case: what DECISIVE says alone makes the river wing a partner.

    Without it nobody is picked, so that selective engagement brings what no contact brings, at
    the small price of its table. MINOR supports a number that matters little, IDLE none at all.
    """
    price = aim("table_max", "less", 4.0, 0.0).model_copy(update={"weight": (0.03, 0.03)})
    case = with_settings(deal_with_the_river(), objectives=[aim("settlement"), price])
    case = comparing(case, "none", "selective")
    nothing = {"subject": "hill-wing", "variable": "interest", "item": "drugs"}
    rows = [
        a.model_copy(update={"fallback": "nothing", "status": "judgement"})
        if a.id == _CARRIED
        else a
        for a in case.assessments
    ]
    return replace(
        case,
        assessments=table([*rows, assessment("nothing", 0.0, 0.0, 0.0, **nothing)]),
        claims=table([*case.claims, *(claim(c, 0.6) for c in ("DECISIVE", "IDLE", "MINOR"))]),
        supports=table(
            [*case.supports, support("DECISIVE", _CARRIED), support("MINOR", "p-capital-power")]
        ),
    )


@cache
def hanging() -> Flips:
    """Return the flips of a run of the case."""
    with TemporaryDirectory() as place:
        folder = run(hanging_case(), Path(place) / "run", Plan(draws=DRAWS)).folder.path
        return flips(FinishedRun.at(folder))
