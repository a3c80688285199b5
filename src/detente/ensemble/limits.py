"""Check before a job starts that the machine and the shell can give it enough memory."""

import os
import sys
from pathlib import Path

from detente.ensemble.chunks import ChunkTask
from detente.errors import DomainError

__all__ = ["COLUMNS", "check_address_space", "check_memory", "machine_memory"]

COLUMNS = 2_000_000_000
"""Bytes of address space with which columns can be read; with less, DuckDB aborts."""

_COPIES = 3.0  # peak memory of a run, in times its columns; 2.1 to 2.9 measured
_START = 350_000_000  # bytes of a run of a few draws
_GROUP = Path("/sys/fs/cgroup/memory.max")  # limit of a container
_GIGABYTE = 1e9


def check_address_space(least: int, what: str) -> None:
    """Raise if the shell limits address space below what a library reserves when it starts.

    Such a library ends the whole process, with no chance to say why.

    Parameters
    ----------
    least : int
        Bytes that are needed.
    what : str
        What needs them.

    Raises
    ------
    DomainError
        If the limit is lower.
    """
    if sys.platform == "win32":
        return
    import resource

    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    if limit == resource.RLIM_INFINITY or limit >= least:
        return
    message = (
        f"{what} needs {least / _GIGABYTE:.0f} GB of address space (reserved, not used), but this "
        f"shell allows {limit / _GIGABYTE:.1f} GB; raise the limit with `ulimit -v unlimited`"
    )
    raise DomainError(message)


def check_memory(task: ChunkTask, draws: int) -> None:
    """Raise if a run would need more memory than the machine has.

    Parameters
    ----------
    task : ChunkTask
        The simulation; two draws are run to see how large a draw is.
    draws : int
        Draws of the run.

    Raises
    ------
    DomainError
        If they do not fit; the message gives the memory needed and the number that fits.
    """
    has = machine_memory()
    if has is None:
        return
    chunk = task(0, 2)
    columns = [*chunk.outputs.values(), *chunk.inputs.values()]
    per_draw = _COPIES * sum(column.nbytes for column in columns) / 2
    if _START + per_draw * draws <= has:
        return
    fits = max(0, int((has - _START) / per_draw))
    message = (
        f"{draws:,} draws need about {(_START + per_draw * draws) / _GIGABYTE:,.0f} GB of memory "
        f"({per_draw / 1000:.0f} kB a draw), but this machine has {has / _GIGABYTE:.0f} GB; ask "
        f"for at most {_rounded_down(fits):,} draws"
    )
    raise DomainError(message)


def machine_memory() -> int | None:
    """Return the bytes of memory of the machine or container, or None if the system hides it."""
    try:
        physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None
    try:
        group = _GROUP.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return physical
    return min(physical, int(group)) if group.isdecimal() else physical


def _rounded_down(count: int) -> int:
    """Return a number with its first two digits, the rest zero."""
    zeros = max(0, len(str(count)) - 2)
    step: int = 10**zeros
    return count // step * step
