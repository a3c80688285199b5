"""A case in the first form of the engagement model."""

import shutil
from pathlib import Path

__all__ = ["older_case"]

_FOLDER = Path(__file__).parents[2] / "data" / "first_form"


def older_case(folder: Path) -> Path:
    """Copy the example as it was in the first form."""
    shutil.copytree(_FOLDER, folder / "older")
    return folder / "older"
