"""The page's script asks for nothing, and its hash is that of its bytes."""

import re
from base64 import b64decode
from hashlib import sha256

from detente.report.script import page_script, script_hash


def test_the_hash_is_that_of_the_script():
    digest = re.fullmatch(r"'sha256-(.+)'", script_hash())[1]
    assert b64decode(digest) == sha256(page_script().encode()).digest()


def test_the_script_cannot_end_its_element_and_asks_for_nothing():
    assert "</" not in page_script()
    assert "<!--" not in page_script()
    assert not re.search(r"fetch|import|XMLHttp|innerHTML|eval|https?:", page_script())
