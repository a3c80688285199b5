"""Create a new case from a small, complete, invented example."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

from detente.errors import RunFolderError

__all__ = ["new_case", "template_folder"]


def template_folder() -> Path:
    """Return the folder of the example case that ships with the package."""
    return Path(__file__).with_name("template")


def new_case(folder: str | Path) -> list[Path]:
    """Write the example case into a new or empty folder.

    Parameters
    ----------
    folder : path
        The new case folder.

    Returns
    -------
    list of Path
        The files written.

    Raises
    ------
    RunFolderError
        If the folder is not empty, or cannot be written.
    """
    target = Path(folder)
    try:
        if target.is_file() or (target.is_dir() and any(target.iterdir())):
            message = f"{target} is not empty; nothing was written: give the path of a new folder"
            raise RunFolderError(message)
        with as_file(files("detente.case.publishing") / "template") as template:
            shutil.copytree(template, target, dirs_exist_ok=True)
    except OSError as error:
        if isinstance(error, RunFolderError):
            raise
        message = f"{target} cannot be written: {error.strerror or error}"
        raise RunFolderError(message) from error
    return sorted(target.iterdir())
