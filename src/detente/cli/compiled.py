"""Tell whether the model was compiled before, so that a first run can say what takes a minute."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from detente.numerics.compile import cache_folder

__all__ = ["COMPILING", "is_compiled"]

COMPILING = "compiling the model: about a minute, once; later runs start at once"
_LOOP = "detente.engagement.course.run"


def is_compiled() -> bool:
    """Return whether the cache holds the monthly loop as compiled for this installation.

    The cache folder is named by what the sources say; in it, Numba names a folder by their path.
    """
    folder, spec = cache_folder(), find_spec(_LOOP)
    if folder is None or spec is None or spec.origin is None:
        return False
    source = str(Path(spec.origin).parent)
    place = hashlib.sha1(source.encode(), usedforsecurity=False).hexdigest()
    return any(folder.glob(f"*_{place}/run._run-*.nbc"))
