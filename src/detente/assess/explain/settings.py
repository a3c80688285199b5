"""What the summary repeats of the case, of the model and of how the run was started."""

from detente.assess.explain.nodes import Node, assumption, judgement
from detente.engagement.registry import MECHANISMS
from detente.runs.finished import FinishedRun

__all__ = ["setting"]

_STARTED = ("draws", "seed", "switched_off", "digest", "detente", "schema")
_OF_THE_MODEL = ("units", "not_modelled", "mechanisms", "backfires")


def setting(run: FinishedRun, tokens: list[str]) -> Node:
    """Return the step of something that nobody computed.

    Parameters
    ----------
    run : FinishedRun
        The run.
    tokens : list of str
        The pointer, in pieces.
    """
    name = "/".join(tokens)
    first, last = tokens[0], tokens[-1]
    if first in _STARTED or last in {"draws", "seed"}:
        return assumption(name, "as the run was started, or follows from it")
    if first == "mechanisms" and len(tokens) > 1:
        return _mechanism(tokens[1])
    if first == "strategies":
        reason = run.summary["not_modelled"].get(last, "not defined in any draw")
        return assumption(name, reason)
    if first in _OF_THE_MODEL:
        return assumption(name, "follows from what this version models")
    if first == "hidden":
        return assumption(name, f"rows not yet known on {run.summary['as_of']}, left out")
    return judgement(name, "as written in the case", "stated by the case's authors")


def _mechanism(key: str) -> Node:
    found = next(m for m in MECHANISMS if m.key == key)
    return assumption(key, f"{found.title}: reduced form after {', '.join(found.spec.sources)}")
