"""Run any model on a dataset with named dimensions, by key or as an attribute.

xarray and pandas are extras (``pip install 'detente[notebook]'``); they are loaded on first use.
"""

from detente.models.dataset import Run, on_dataset
from detente.models.extras import MissingExtraError, extra

__all__ = ["Group", "Labelled", "MissingExtraError", "extra", "labelled"]


class Group:
    """The models of one group, such as ``bargaining``, as attributes.

    Parameters
    ----------
    name : str
        The first part of the models' keys.
    """

    def __init__(self, name: str) -> None:
        self.__name__ = name

    def __getattr__(self, model: str) -> Run:
        if model.startswith("_") or model not in dir(self):
            message = f"{self.__name__} has no model '{model}'; allowed: {', '.join(dir(self))}"
            raise AttributeError(message)
        return on_dataset(f"{self.__name__}.{model}")

    def __dir__(self) -> list[str]:
        return sorted(m for group, m in _names() if group == self.__name__)


class Labelled:
    """Models as functions of a dataset: by key when called, by group and name as attributes.

    A model takes an `xarray.Dataset` with its inputs as variables, and its options by keyword. It
    returns a new dataset with its outputs, each with ``long_name``, ``units`` and ``source``; the
    dataset has the model's key, the package's version and the options as attributes. Dimensions
    that the model does not use, such as draws, are kept. An input may also be given by keyword;
    it then replaces the variable of that name. Chunked data are loaded.

    Notes
    -----
    A model raises `MissingExtraError` if xarray is not installed, `UnknownNameError` if an input
    is missing and `ShapeError` if an input has a dimension that is not allowed.

    Examples
    --------
    >>> import detente
    >>> detente.labelled.bargaining.compromise.__name__
    'bargaining.compromise'
    >>> detente.labelled("bargaining.compromise") is detente.labelled.bargaining.compromise
    True
    """

    def __call__(self, key: str) -> Run:
        """Return a model as a function of a dataset.

        Parameters
        ----------
        key : str
            Key of the model, as listed by ``detente models``.

        Returns
        -------
        callable
            Takes a dataset and options; returns a dataset.

        Raises
        ------
        UnknownNameError
            If there is no such model.
        """
        return on_dataset(key)

    def __getattr__(self, group: str) -> Group:
        if group.startswith("_") or group not in dir(self):
            message = f"there is no group of models '{group}'"
            raise AttributeError(message)
        return Group(group)

    def __dir__(self) -> list[str]:
        return sorted({group for group, _ in _names()})


labelled = Labelled()
"""The models as functions of a dataset."""


def _names() -> list[tuple[str, str]]:
    """Return the group and the name of each model."""
    from detente.models.index import MODELS

    return [(key.partition(".")[0], key.partition(".")[2]) for key in MODELS]
