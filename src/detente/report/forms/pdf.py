"""The page printed to PDF by a browser that is installed."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from detente.errors import DetenteError

__all__ = ["SIGN", "to_pdf"]

SIGN = b"%detente report\n"
"""Last line of the file, a comment; it tells a report from a file that somebody made."""

_BROWSERS = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("msedge", "microsoft-edge"),
)
_APPS = ("Google Chrome", "Chromium", "Microsoft Edge")
_SECONDS = 120
_CLOCK = re.compile(rb"/(CreationDate|ModDate) \(D:\d{14}[^)]*\)")


def to_pdf(html: str) -> bytes:
    """Return the page as a browser prints it.

    Parameters
    ----------
    html : str
        The page.

    Raises
    ------
    DetenteError
        If no browser is installed, or if it prints nothing.
    """
    browser = _browser()
    if browser is None:
        message = (
            "no Chromium, Chrome or Edge is installed, which --format pdf needs; install one, or "
            "open the HTML report in any browser and print it"
        )
        raise DetenteError(message)
    with TemporaryDirectory(prefix="detente-") as name:
        place = Path(name)
        (place / "report.html").write_text(html, encoding="utf-8")
        said = _print(browser, place)
        if not (place / "report.pdf").is_file():
            message = f"{browser} printed no PDF: {said or 'it gave no reason'}"
            raise DetenteError(message)
        raw = (place / "report.pdf").read_bytes()
    return _CLOCK.sub(_undated, raw) + SIGN


def _browser() -> str | None:
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    apps = (f"/Applications/{app}.app/Contents/MacOS/{app}" for app in _APPS)
    return found or next((app for app in apps if Path(app).is_file()), None)


def _print(browser: str, place: Path) -> str:
    """Print ``report.html`` of a folder to ``report.pdf``; return the last words of the browser."""
    # The sandbox cannot start for the system's owner; the page holds no script.
    sandbox = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    words = [
        *(browser, "--headless", "--disable-gpu", "--disable-extensions", *sandbox),
        *("--no-first-run", f"--user-data-dir={place / 'profile'}", "--no-pdf-header-footer"),
        *(f"--print-to-pdf={place / 'report.pdf'}", (place / "report.html").as_uri()),
    ]
    try:
        done = subprocess.run(
            words, capture_output=True, text=True, errors="replace", timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return f"it took longer than {_SECONDS} seconds"
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return next(iter(done.stderr.strip().splitlines()[-1:]), "")


def _undated(date: re.Match[bytes]) -> bytes:
    """Return a date of the same length that no clock was read for."""
    return re.sub(rb"\d{14}", b"19800101000000", date[0], count=1)
