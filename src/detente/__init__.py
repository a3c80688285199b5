"""Détente: from graded evidence to who can be engaged, and what each strategy leads to.

Public names are loaded when first used, so that ``import detente`` stays quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from detente.assess.run import run
    from detente.case.case import Case
    from detente.case.reading.read import check_case, read_case
    from detente.errors import CaseError, DetenteError, Finding
    from detente.models.labelled import labelled

__version__ = "0.2.0"

__all__ = [
    "Case",
    "CaseError",
    "DetenteError",
    "Finding",
    "__version__",
    "check_case",
    "labelled",
    "read_case",
    "run",
]

_HOMES = {
    "Case": "detente.case.case",
    "CaseError": "detente.errors",
    "DetenteError": "detente.errors",
    "Finding": "detente.errors",
    "check_case": "detente.case.reading.read",
    "labelled": "detente.models.labelled",
    "read_case": "detente.case.reading.read",
    "run": "detente.assess.run",
}


def __getattr__(name: str) -> Any:  # a module attribute may be of any type
    """Load a public name from its home module on first use."""
    if name not in _HOMES:
        message = f"module 'detente' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
