"""Small made-up data files, read once."""

import pytest
from tests.estimating.attendance.files import folder

from detente.estimating.attendance.reading.sources import Data, read_data


@pytest.fixture(scope="session")
def attendance_folder(tmp_path_factory):
    """Folder of the five made-up files."""
    return folder(tmp_path_factory.mktemp("attendance"))


@pytest.fixture(scope="session")
def data(attendance_folder) -> Data:
    """What the files hold."""
    return read_data(attendance_folder)
