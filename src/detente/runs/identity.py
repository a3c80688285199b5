"""Define the records in ``run.json``: the settings that determine a run's numbers, and its host."""

import re

from pydantic import Field

import detente
from detente.ensemble.memory import RunStore
from detente.errors import RunFolderError
from detente.runs.result import Result, raw_json, read_result

__all__ = ["NOTE", "Host", "RunIdentity", "RunNote", "read_note"]

NOTE = "run.json"
_VERSION = re.compile(r"[0-9A-Za-z.+-]{1,40}")  # anything else is damage


class RunIdentity(Result):
    """Settings that determine every number of a run; two runs with equal settings are the same."""

    detente: str = Field(description="Version of the program.")
    digest: str = Field(description="SHA-256 of the case, cut to the as-of date.")
    draws: int = Field(ge=1, description="Number of draws.")
    seed: int = Field(ge=0, description="Seed.")
    switched_off: list[str] = Field(description="Mechanisms held at their neutral value.")
    assumed: dict[str, bool] = Field(
        description="Claims whose reports are assumed informative in every draw (true) or in "
        "none (false)."
    )


class Host(Result):
    """Where and how a run was made; does not affect any number."""

    python: str
    numpy: str
    numba: str
    system: str
    processors: int | None
    workers: int
    executor: str
    started: str = Field(description="UTC, ISO 8601.")


class RunNote(Result):
    """The content of ``run.json``."""

    facts: RunIdentity
    sources: str = Field(description="Digest of the source files that contain kernels.")
    chunk: int = Field(ge=1, description="Draws per chunk.")
    hidden: dict[str, int] = Field(description="Rows not yet known on the as-of date, by table.")
    host: Host


def read_note(folder: RunStore) -> RunNote:
    """Return the content of a run folder's ``run.json``.

    Raises
    ------
    RunFolderError
        If ``run.json`` is missing or damaged, or another version of the program wrote it.
    """
    content = raw_json(folder, NOTE)
    facts = content.get("facts") if isinstance(content, dict) else None
    version = facts.get("detente") if isinstance(facts, dict) else None
    if isinstance(version, str) and version != detente.__version__ and _VERSION.fullmatch(version):
        message = (
            f"{folder.path} was made by version {version} of detente, but this is version "
            f"{detente.__version__}; run the case again with `detente run CASE --out FOLDER`, an "
            f"empty folder, or use version {version}"
        )
        raise RunFolderError(message)
    return read_result(folder, NOTE, RunNote)
