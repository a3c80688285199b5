"""A small world of wars, read once."""

import pytest
from tests.fitting.record.files import world

from detente.fitting.record.ucdp import Sources, read_sources


@pytest.fixture(scope="session")
def data_files(tmp_path_factory):
    """Paths of the two made-up files."""
    return world(tmp_path_factory.mktemp("record"))


@pytest.fixture(scope="session")
def sources(data_files) -> Sources:
    """What the two files hold."""
    return read_sources(*data_files)
