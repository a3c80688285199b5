"""The tutorial's pages do what they print: files are written, commands run, output compared."""

import re
import shlex
from pathlib import Path
from typing import NamedTuple

import pytest
from typer.testing import CliRunner

from detente.cli.app import app

PAGE = Path(__file__).resolve().parents[2] / "docs" / "tutorial" / "three-actors.md"
FENCE = re.compile(r"^```(\S[^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CAPTION = re.compile(r"\A:caption: (\S+?)(, one row)?\n\n")


class Block(NamedTuple):
    """A fenced block: its language, the file it is, whether it replaces one row, its text."""

    language: str
    file: str
    one_row: bool
    text: str


def blocks(page: str) -> list[Block]:
    found = []
    for info, body in FENCE.findall(page):
        language = info.removeprefix("{code-block}").strip()
        caption = CAPTION.match(body)
        if caption:
            found.append(Block(language, caption[1], bool(caption[2]), body[caption.end() :]))
        else:
            found.append(Block(language, "", False, body))
    return found


def exchanges(text: str) -> list[tuple[str, list[str]]]:
    """Split a console block into commands and the lines each is said to print."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line.removeprefix("$ "), []))
        elif line:
            found[-1][1].append(line)
    return found


def write(block: Block) -> None:
    path = Path(block.file)
    if not block.one_row:
        path.write_text(block.text, encoding="utf-8")
        return
    key = block.text.split(",")[0]
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert [row.split(",")[0] for row in rows].count(key) == 1, f"no row '{key}' to replace"
    changed = [block.text if row.split(",")[0] == key else row for row in rows]
    path.write_text("".join(changed), encoding="utf-8")


def command(line: str) -> list[str]:
    """Run one command and return the lines it prints."""
    program, *words = shlex.split(line)
    if program == "mkdir":
        Path(*words).mkdir()
        return []
    assert program == "detente", f"the page may call mkdir and detente only: {line}"
    answer = CliRunner().invoke(app, words)
    assert answer.exit_code == 0, f"{line}\n{answer.output}"
    return [printed.rstrip() for printed in answer.output.splitlines()]


def play(page: str) -> int:
    """Do all that a page says in the working folder; return the number of commands."""
    done = 0
    for block in blocks(page):
        if block.file:
            write(block)
        if block.language != "console":
            continue
        for line, expected in exchanges(block.text):
            printed = command(line)
            missing = [want for want in expected if want not in printed]
            assert not missing, "\n".join([line, "does not print:", *missing, "but:", *printed])
            done += 1
    return done


@pytest.mark.timeout(600)
def test_the_page_does_what_it_prints(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    page = PAGE.read_text(encoding="utf-8")
    assert play(page) == page.count("\n$ ")
    reports = re.findall(r"^report: (\S+)$", page, re.MULTILINE)
    assert reports
    assert all((tmp_path / name).is_file() for name in reports)


def test_each_block_is_a_file_or_a_dialogue():
    odd = [b for b in blocks(PAGE.read_text(encoding="utf-8")) if not b.file]
    assert {b.language for b in odd} == {"console"}


def test_a_line_that_is_not_printed_fails(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AssertionError, match="does not print"):
        play("```console\n$ detente --version\ndetente 0\n```\n")


def test_a_command_that_fails_fails(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AssertionError, match="nowhere"):
        play("```console\n$ detente check nowhere\n```\n")
