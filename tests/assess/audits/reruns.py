"""A short rerun of the example, kept for the tests of audits that only read it."""

from functools import cache

from tests.ensemble.planted import example

from detente.assess.audits.changed.settle import Settling
from detente.assess.paired import PairedRerun
from detente.engagement.task import EngagementTask

DRAWS = 32


@cache
def rerun() -> PairedRerun:
    return PairedRerun(EngagementTask(example(), 1), DRAWS)


@cache
def settling() -> Settling:
    return Settling(rerun().task, rerun().base.batch)
