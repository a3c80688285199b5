"""PDF by an installed browser; a clear sentence without one."""

import shutil
import stat
import sys

import pytest

from detente.errors import DetenteError
from detente.report.forms import pdf

PRINTS = """#!{python}
import sys
from pathlib import Path
(out,) = [w.partition("=")[2] for w in sys.argv if w.startswith("--print-to-pdf=")]
Path(out).write_bytes(b"%PDF-1.4 /CreationDate (D:20261130005501+00'00')\\n%%EOF\\n")
"""
FAILS = "#!{python}\nimport sys\nsys.exit('first\\nno display')\n"


def install(folder, monkeypatch, program: str | None) -> None:
    if program is not None:
        file = folder / "chromium"
        file.write_text(program.format(python=sys.executable))
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(pdf, "_APPS", ())


def test_a_browser_prints_the_page_without_a_clock(tmp_path, monkeypatch):
    install(tmp_path, monkeypatch, PRINTS)
    made = pdf.to_pdf("<!doctype html><p>a</p>")
    assert b"/CreationDate (D:19800101000000+00'00')" in made
    assert made.endswith(pdf.SIGN)


def test_no_browser_is_one_clear_sentence(tmp_path, monkeypatch):
    install(tmp_path, monkeypatch, None)
    with pytest.raises(DetenteError, match=r"no Chromium, Chrome or Edge is installed.*print it"):
        pdf.to_pdf("")


def test_a_browser_that_prints_nothing_says_why(tmp_path, monkeypatch):
    install(tmp_path, monkeypatch, FAILS)
    with pytest.raises(DetenteError, match="printed no PDF: no display"):
        pdf.to_pdf("")


def test_a_browser_that_hangs_is_stopped(tmp_path, monkeypatch):
    install(tmp_path, monkeypatch, "#!{python}\nimport time\ntime.sleep(60)\n")
    monkeypatch.setattr(pdf, "_SECONDS", 0.5)
    with pytest.raises(DetenteError, match="it took longer than"):
        pdf.to_pdf("")


def test_a_program_that_cannot_start_says_why(tmp_path, monkeypatch):
    install(tmp_path, monkeypatch, None)
    broken = tmp_path / "chromium"
    broken.write_bytes(b"\x00")
    broken.chmod(0o755)
    assert shutil.which("chromium") == str(broken)
    with pytest.raises(DetenteError, match="printed no PDF: exec format error"):
        pdf.to_pdf("")
