"""Compiled kernels with a cache that an edit anywhere makes stale.

Numba stamps a cached kernel with the file of that kernel alone. A kernel that calls another one
would return yesterday's numbers after an edit of the callee, so the cache folder is named by the
digest of every source file that may hold a kernel, and of the Numba version.
"""

import hashlib
import logging
import os
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

import numba
import platformdirs

__all__ = ["ROOMS", "cache_folder", "njit", "sources_digest"]

P = ParamSpec("P")
R = TypeVar("R")

# Every room that holds kernels, and the one whose constants they compile in.
ROOMS = ("vocabulary", "numerics", "models", "engagement")
_log = logging.getLogger("detente")


@cache
def sources_digest() -> str:
    """Return a digest of every source that may hold a kernel, and of the compiler."""
    root = Path(__file__).resolve().parent.parent
    state = hashlib.sha256(f"numba {numba.__version__}".encode())
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            state.update(path.relative_to(root).as_posix().encode())
            state.update(path.read_bytes())
    return state.hexdigest()[:20]


@cache
def cache_folder() -> Path | None:
    """Return the folder of compiled kernels, or None if none can be written.

    The folder is the user's cache, or ``DETENTE_CACHE_DIR``, else a temporary folder.
    """
    wished = os.environ.get("DETENTE_CACHE_DIR") or platformdirs.user_cache_dir("detente")
    name = sources_digest()
    user = os.getuid() if hasattr(os, "getuid") else 0
    shared = Path(tempfile.gettempdir()) / f"detente-{user}"
    for base in (Path(wished) / "numba", shared):
        folder = base / name
        try:
            base.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Cached kernels are pickles: never load them from a folder that somebody else made.
            if base == shared and base.stat().st_uid != user:
                continue
            folder.mkdir(exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError:
            continue
    _log.warning("no folder for compiled kernels can be written; each start compiles anew")
    return None


def njit(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function for arrays: no fast math, no parallel loops, cached, without the GIL.

    Parameters
    ----------
    function : callable
        A function on scalars, arrays and named tuples of arrays.

    Returns
    -------
    callable
        The compiled function; the plain one stays as its ``py_func``.
    """
    folder = cache_folder()
    before = numba.config.CACHE_DIR
    numba.config.CACHE_DIR = str(folder) if folder else ""
    try:
        compiled = numba.njit(
            function, cache=folder is not None, nogil=True, fastmath=False, error_model="numpy"
        )
    finally:
        numba.config.CACHE_DIR = before
    return cast("Callable[P, R]", compiled)
