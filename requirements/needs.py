"""Print what `pyproject.toml` asks for, one requirement a line: the input of `make lock`.

Usage: ``python requirements/needs.py core|dev|oracles|build``.
"""

import sys
import tomllib
from pathlib import Path


def needs(lock: str) -> list[str]:
    """Return the requirements that one lock file answers."""
    root = Path(__file__).resolve().parent.parent
    table = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    core = table["project"]["dependencies"]
    groups = table["dependency-groups"]
    # Hatchling asks for `editables` only while it makes an editable install.
    build = [*table["build-system"]["requires"], "editables"]
    return {
        "core": core,
        "dev": [*core, *groups["dev"], *groups["docs"]],
        "oracles": [*core, *groups["oracles"]],
        "build": build,
    }[lock]


if __name__ == "__main__":
    sys.stdout.write("\n".join(needs(sys.argv[1])) + "\n")
