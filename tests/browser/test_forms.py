"""The PDF that an installed browser prints."""

import os
import shutil

import pytest
from tests.browser.conftest import NAMES
from tests.report.documents import document, read

from detente.report.forms.pdf import to_pdf
from detente.report.page import render


def test_the_page_is_printed_to_the_same_bytes():
    if not any(map(shutil.which, NAMES)) and os.environ.get("DETENTE_BROWSER") != "required":
        pytest.skip("no browser on the path: install Debian's chromium or Google Chrome")
    html = render(read(document()))
    first = to_pdf(html)
    assert first.startswith(b"%PDF-")
    assert to_pdf(html) == first
