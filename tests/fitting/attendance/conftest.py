"""Small made-up data files, read once."""

import pytest
from tests.fitting.attendance.files import folder

from detente.fitting.attendance.reading.sources import Data, read_data


@pytest.fixture(scope="session")
def attendance_folder(tmp_path_factory):
    """Folder of the five made-up files."""
    return folder(tmp_path_factory.mktemp("attendance"))


@pytest.fixture(scope="session")
def data(attendance_folder) -> Data:
    """What the files hold."""
    return read_data(attendance_folder)
