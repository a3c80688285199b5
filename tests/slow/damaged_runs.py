"""Damage a run folder many times and ask every command that reads it: ``python -m`` with a count.

No command may end in a traceback or answer from a damaged folder. Failures are printed with their
seed; add those seeds to ``SEEDS`` of ``test_damaged_runs.py`` once they are fixed.
"""

import random
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.runs.damage import DAMAGES, FORGERIES, reseal
from typer.testing import CliRunner

from detente.assess.run import run
from detente.case.publishing.new import template_folder
from detente.cli.app import app
from detente.runs.plan import Plan

POINTERS = (
    "/strategies/selective/settlement",
    "/camps/camp_count",
    "/claims/C1/text",
    "/attendance",
    "/undefined/draws",
)


@dataclass(frozen=True)
class Runs:
    """Folders of two finished runs, each with its added answers, and room for copies."""

    whole: Path
    other: Path
    room: Path


def make_runs(room: Path) -> Runs:
    """Run the example twice, and add all answers."""
    for name, seed in (("whole", 1), ("other", 2)):
        run(template_folder(), room / name, Plan(draws=16, chunk=4, seed=seed, workers=1))
        assert ask("flips", str(room / name))[0] == 0
        assert ask("contributions", str(room / name), "--draws", "2")[0] == 0
        scored = ("score", str(template_folder()), "--draws", "4", "--run", str(room / name))
        assert ask(*scored)[0] == 0
    return Runs(room / "whole", room / "other", room)


def ask(*words: str) -> tuple[int, str, str]:
    """Return exit code, output and errors of a command; anything but an exit is raised."""
    answer = CliRunner().invoke(app, list(words))
    if answer.exception is not None and not isinstance(answer.exception, SystemExit):
        raise answer.exception
    return answer.exit_code, answer.stdout, answer.stderr


def one_sentence(code: int, out: str, err: str) -> None:
    """Check that a command answered, or refused in one sentence."""
    assert code in {0, 1, 2}, code
    assert "Traceback" not in out + err
    if code:
        assert not out, out
        assert err.startswith("error: "), err
        assert err.count("\n") == 1, err
        assert len(err) < 700, err
        assert "\x1b" not in err, err


def damaged(runs: Runs, seed: int, *, forged: bool) -> str:
    """Damage a copy of a run and read it; return what was done, raise if an answer is wrong."""
    dice = random.Random(seed)
    folder = runs.room / f"copy-{seed}-{forged}"
    shutil.copytree(runs.whole, folder)
    done = ""
    try:
        done = dice.choice(FORGERIES if forged else DAMAGES)(folder, runs.other, dice)
        fits = forged and reseal(folder)
        same = contents(folder) == contents(runs.whole)
        read_all(folder, dice, strict=not fits and not same)
    except BaseException as error:
        error.add_note(f"seed {seed}, forged {forged}: {done}")
        raise
    finally:
        shutil.rmtree(folder)
    return done


def read_all(folder: Path, dice: random.Random, *, strict: bool) -> None:
    """Ask every command; ``strict``: each must refuse, since the folder is not as it was."""
    spoiled = {"flips.json": "flips", "contributions.json": "contributions"}
    asked = [("explain", str(folder), dice.choice(POINTERS)), ("report", str(folder))]
    for words in asked:
        answer = ask(*words)
        one_sentence(*answer)
        assert not strict or answer[0] == 1, (words, answer)
    if strict or dice.random() < 0.05:
        for command in spoiled.values():
            one_sentence(*ask(command, str(folder), "--quiet"))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        f.relative_to(folder).as_posix(): f.read_bytes()
        for f in sorted(folder.rglob("*"))
        if f.is_file() and f.name != "report.html"
    }


def main(count: int, start: int = 0) -> int:
    """Damage a run ``count`` times in both ways; return the number of failures."""
    failures = 0
    with tempfile.TemporaryDirectory() as room:
        runs = make_runs(Path(room))
        for seed in range(start, start + count):
            for forged in (False, True):
                try:
                    damaged(runs, seed, forged=forged)
                except Exception as error:
                    failures += 1
                    note = "; ".join(getattr(error, "__notes__", []))
                    print(f"{note}: {type(error).__name__}: {str(error)[:300]}")  # noqa: T201
    print(f"{failures} failures in {2 * count} damaged folders")  # noqa: T201
    return failures


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
