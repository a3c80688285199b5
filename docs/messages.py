"""The list of messages for translators, read from the code and the templates.

``python -m docs.messages`` writes it. It is committed; a test compares it with the code.
"""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

REPORT = Path(__file__).resolve().parents[1] / "src" / "detente" / "report"
LISTED = REPORT / "messages" / "report.pot"
_METHODS = [("**.py", "python"), ("**.j2", "jinja2")]
_KEYWORDS = {"say": None, "say_markup": None, "mark": None, "count": (2, 3)}


def messages() -> str:
    """Return all messages of the report as a gettext template, sorted by their text."""
    catalogue = Catalog(fuzzy=False, charset="utf-8")
    found = extract_from_dir(REPORT, _METHODS, keywords=_KEYWORDS)  # type: ignore[arg-type]
    for _, _, message, _, _ in found:
        catalogue.add(message)
    written = io.BytesIO()
    write_po(written, catalogue, omit_header=True, no_location=True, sort_output=True, width=0)
    head = '# Messages of the report, by `python -m docs.messages`.\nmsgid ""\nmsgstr ""\n'
    kind = '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    return head + kind + written.getvalue().decode().strip() + "\n"


if __name__ == "__main__":
    LISTED.write_text(messages(), encoding="utf-8")
