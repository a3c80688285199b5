import os
import socket
from pathlib import Path

import pytest
from tests.case.breakage import Breakage, answers_well, edit, put

from detente.case.reading.files import read_raw, read_text, reason_of

ACTORS = "actors.csv"


def instead(make):
    """Put something else in the place of actors.csv."""

    def change(folder: Path) -> None:
        (folder / ACTORS).unlink()
        make(folder / ACTORS)

    return change


def make_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the path of a socket may have 107 bytes only
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


def sparse(folder: Path) -> None:
    with (folder / ACTORS).open("wb") as file:
        file.truncate(100_000_000)


BREAKAGES = [
    Breakage("directory", instead(Path.mkdir), "file-not-regular", ACTORS, word="plain file"),
    Breakage(
        "link",
        instead(lambda p: p.symlink_to(p.with_name("sources.csv"))),
        "file-not-regular",
        ACTORS,
        word="plain file",
    ),
    Breakage("broken link", instead(lambda p: p.symlink_to("nowhere")), "file-not-regular", ACTORS),
    Breakage("link to itself", instead(lambda p: p.symlink_to(ACTORS)), "file-not-regular", ACTORS),
    Breakage("pipe", instead(os.mkfifo), "file-not-regular", ACTORS),
    Breakage("socket", instead(make_socket), "file-not-regular", ACTORS),
    Breakage(
        "blank lines",
        edit(ACTORS, lambda b: b + b"\n" * 2_000_000),
        "too-many-lines",
        ACTORS,
        word="delete the blank lines",
    ),
    Breakage("100 MB", sparse, "file-too-large", ACTORS, word="raw data"),
    Breakage("UTF-16", edit(ACTORS, lambda b: b.decode().encode("utf-16")), "encoding", ACTORS, 1),
    Breakage(
        "UTF-16 unmarked",
        edit(ACTORS, lambda b: b.decode().encode("utf-16-le")),
        "encoding",
        ACTORS,
        1,
        word="CSV UTF-8",
    ),
    Breakage("UTF-32", edit(ACTORS, lambda b: b.decode().encode("utf-32")), "encoding", ACTORS, 1),
    Breakage(
        "Latin-1",
        edit(ACTORS, lambda b: b.replace(b"Hill wing", b"H\xfcgel")),
        "encoding",
        ACTORS,
        8,
        word="UTF-8",
        value="hill-wing,Hügel,faction",
    ),
    Breakage(
        "Latin-1 settings", edit("case.yaml", lambda b: b + b"# \xe9"), "encoding", "case.yaml", 149
    ),
    Breakage("NUL", edit(ACTORS, lambda b: b.replace(b"Hill", b"H\0ll", 1)), "nul-byte", ACTORS, 8),
    Breakage(
        "workbook", put(ACTORS, b"PK\x03\x04\x14\0"), "spreadsheet", ACTORS, 1, word="CSV UTF-8"
    ),
    Breakage("old workbook", put(ACTORS, b"\xd0\xcf\x11\xe0\xa1"), "spreadsheet", ACTORS, 1),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_file_that_is_no_text_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_a_missing_file_is_none_and_a_mark_is_dropped(tmp_path):
    assert read_text(tmp_path / "none.csv", 1) is None
    (tmp_path / "marked.csv").write_bytes(b"\xef\xbb\xbfid")
    assert read_text(tmp_path / "marked.csv", 1) == "id"
    assert read_text(tmp_path / "marked.csv", 1, keep_mark=True) == "\ufeffid"


@pytest.mark.parametrize("method", ["lstat", "open"])
def test_a_file_that_may_not_be_read_says_so(tmp_path, monkeypatch, method):
    (tmp_path / ACTORS).write_text("id", encoding="utf-8")

    def refuse(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, method, refuse)
    found = read_raw(tmp_path / ACTORS, 1)
    assert found.code == "file-unreadable"
    assert "permission denied" in found.message


def test_reasons_are_words():
    assert reason_of(OSError(20, "Not a directory")) == "not a directory"
    assert reason_of(ValueError("embedded null byte")) == "embedded null byte"
