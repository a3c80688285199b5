"""Compile every kernel once, so that parallel workers only load them; run with ``python -m``."""

from tempfile import TemporaryDirectory

from detente.case.publishing.new import new_case
from detente.case.reading.read import read_case
from detente.engagement.task import EngagementTask

__all__ = ["warm"]


def warm() -> None:
    """Run two draws of the example case."""
    with TemporaryDirectory() as folder:
        new_case(folder)
        EngagementTask(read_case(folder), 1).warm()


if __name__ == "__main__":
    warm()
