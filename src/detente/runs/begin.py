"""Begin a run: state what determines its numbers, and refuse a folder that holds another run."""

import os
import platform
import sys
import time

import numba
import numpy as np

import detente
from detente.case.case import Case
from detente.ensemble.memory import RunStore
from detente.ensemble.store import RunFolder
from detente.numerics.compile import sources_digest
from detente.runs.identity import NOTE, Host, RunIdentity, RunNote
from detente.runs.plan import Plan
from detente.runs.result import json_of
from detente.runs.resume import refuse_another

__all__ = ["begin", "identity"]


def identity(case: Case, plan: Plan) -> RunIdentity:
    """Return the settings that determine every number of a run.

    Parameters
    ----------
    case : Case
        The case as it is run.
    plan : Plan
        How to run it.
    """
    return RunIdentity(
        detente=detente.__version__,
        digest=case.digest,
        draws=plan.draws,
        seed=plan.seed,
        switched_off=sorted(plan.switched_off),
        assumed=dict(sorted(plan.assumed.items())),
    )


def begin(store: RunStore, case: Case, plan: Plan) -> None:
    """Write the case and the run's description.

    Parameters
    ----------
    store : RunFolder or RunMemory
        Where the run is kept.
    case : Case
        The case as it is run.
    plan : Plan
        How to run it.

    Raises
    ------
    RunFolderError
        If the run is to be resumed and the folder contains another one.
    """
    facts = identity(case, plan)
    if plan.resume and isinstance(store, RunFolder) and store.holds(NOTE):
        refuse_another(store, case, facts, sources_digest())
    store.write_text("case.json", case.snapshot + "\n")
    note = RunNote(
        facts=facts,
        sources=sources_digest(),
        chunk=plan.chunk,
        hidden=case.hidden,
        host=_host(plan),
    )
    store.write_text(NOTE, json_of(note))


def _host(plan: Plan) -> Host:
    """Return where and how a run starts now."""
    return Host(
        python=sys.version.split()[0],
        numpy=np.__version__,
        numba=numba.__version__,
        system=platform.platform(),
        processors=os.cpu_count(),
        workers=plan.workers,
        executor=plan.executor,
        started=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    )
