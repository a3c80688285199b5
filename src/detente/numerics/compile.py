"""Compile kernels, with a cache that any edit of the source invalidates.

Numba checks a cached kernel only against the file of that kernel. After an edit of a callee, the
caller would still return the old numbers. So the name of the cache folder is a digest of every
source file that may contain a kernel, and of the Numba version.
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

# Packages that contain kernels, and the package whose constants are compiled into them.
ROOMS = ("vocabulary", "numerics", "models", "engagement")
_log = logging.getLogger("detente")


@cache
def sources_digest() -> str:
    """Return a digest of every source file that may contain a kernel, and of the Numba version."""
    root = Path(__file__).resolve().parent.parent
    state = hashlib.sha256(f"numba {numba.__version__}".encode())
    for room in ROOMS:
        for path in sorted((root / room).rglob("*.py")):
            state.update(path.relative_to(root).as_posix().encode())
            state.update(path.read_bytes())
    return state.hexdigest()[:20]


@cache
def cache_folder() -> Path | None:
    """Return the folder for compiled kernels, or None if no folder is writable.

    It is ``DETENTE_CACHE_DIR`` if set, otherwise the user's cache; if neither is writable, it is a
    temporary folder.
    """
    wished = os.environ.get("DETENTE_CACHE_DIR") or platformdirs.user_cache_dir("detente")
    name = sources_digest()
    user = os.getuid() if hasattr(os, "getuid") else 0
    shared = Path(tempfile.gettempdir()) / f"detente-{user}"
    for base in (Path(wished) / "numba", shared):
        folder = base / name
        try:
            base.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Cached kernels are pickles: never load them from a folder that another user created.
            if base == shared and base.stat().st_uid != user:
                continue
            folder.mkdir(exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                return folder
        except OSError:
            continue
    _log.warning(
        "no folder for compiled kernels is writable; kernels will be compiled at each start"
    )
    return None


def njit(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function on arrays: cached, without the GIL, fast math or parallel loops.

    Parameters
    ----------
    function : callable
        A function on scalars, arrays and named tuples of arrays.

    Returns
    -------
    callable
        The compiled function; the Python function is available as its ``py_func``.
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
