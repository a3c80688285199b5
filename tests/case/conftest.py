"""Fixtures for tests of the case format."""

from pathlib import Path

import pytest
from tests.case.breakage import fresh_case


@pytest.fixture
def case_folder(tmp_path: Path) -> Path:
    """A copy of the example case."""
    return fresh_case(tmp_path)
