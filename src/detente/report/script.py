"""The script of the page: it filters claims and opens what is folded before printing."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

__all__ = ["page_script", "script_hash"]

_FILE = Path(__file__).with_name("page.js")


@cache
def page_script() -> str:
    """Return the script; without it the page reads the same."""
    return _FILE.read_text(encoding="utf-8")


def script_hash() -> str:
    """Return the source expression by which a page's policy allows this script and no other.

    Examples
    --------
    >>> script_hash()[:8]
    "'sha256-"
    """
    digest = b64encode(sha256(page_script().encode()).digest()).decode()
    return f"'sha256-{digest}'"
