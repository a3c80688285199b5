"""Tell whether the model was compiled before, so that a first run can say what takes a minute."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from detente.numerics.compile import cache_folder

__all__ = ["COMPILING", "is_compiled"]

COMPILING = "compiling the model: about a minute, once; later runs start at once"
_LOOP = "detente.engagement.course.run"


def is_compiled() -> bool:
    """Return whether the cache holds the monthly loop as compiled from these very files.

    Numba names a folder by the path of the source, and compiles again what is newer than its copy.
    """
    folder, spec = cache_folder(), find_spec(_LOOP)
    if folder is None or spec is None or spec.origin is None:
        return False
    source = Path(spec.origin)
    place = hashlib.sha1(str(source.parent).encode(), usedforsecurity=False).hexdigest()
    written = source.stat().st_mtime
    copies = folder.glob(f"*_{place}/run._run-*.nbc")
    return any(copy.stat().st_mtime >= written for copy in copies)
