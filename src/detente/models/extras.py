"""Load packages that only notebooks need, on first use."""

from importlib import import_module
from types import ModuleType

from detente.errors import DetenteError

__all__ = ["MissingExtraError", "extra"]


class MissingExtraError(DetenteError, ImportError):
    """A package that only notebooks need is not installed."""


def extra(package: str) -> ModuleType:
    """Return a package of the extra ``notebook``.

    Parameters
    ----------
    package : {"xarray", "pandas"}
        Name of the package.

    Returns
    -------
    module
        The package.

    Raises
    ------
    MissingExtraError
        If the package is not installed.

    Examples
    --------
    >>> try:
    ...     extra("no_such_package")
    ... except MissingExtraError as error:
    ...     print(error)
    no_such_package is not installed; install it with: pip install 'detente[notebook]'
    """
    try:
        return import_module(package)
    except ImportError as error:
        message = f"{package} is not installed; install it with: pip install 'detente[notebook]'"
        raise MissingExtraError(message) from error
