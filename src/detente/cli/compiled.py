"""Tell whether the model was compiled before, so that a first run can say what takes a minute."""

from detente.numerics.compile import cache_folder

__all__ = ["COMPILING", "is_compiled"]

COMPILING = "compiling the model: about a minute, once; later runs start at once"


def is_compiled() -> bool:
    """Return whether the cache holds the compiled monthly loop, the largest part of the model."""
    folder = cache_folder()
    return folder is not None and any(folder.rglob("run._run-*.nbc"))
