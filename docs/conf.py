"""Sphinx settings. The build is strict (``-W -n``) and needs no network."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from sphinx.application import Sphinx

import detente

DOCS = Path(__file__).resolve().parent
GENERATED = DOCS / "reference" / "_generated"
REFERENCES = DOCS.parent / "src" / "detente" / "references.bib"

project = "détente"
author = "The détente authors"
copyright = author
version = release = detente.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.mathjax", "numpydoc"]
# numpydoc brings autosummary, which warns unless `.rst` is a known suffix too.
source_suffix = {".md": "markdown", ".rst": "restructuredtext"}
exclude_patterns = ["reference/_generated"]
myst_enable_extensions = ["colon_fence", "dollarmath", "fieldlist"]
myst_heading_anchors = 3

# Types in docstrings are written for readers; the annotations stay in the code.
autodoc_typehints = "none"
autodoc_member_order = "bysource"
numpydoc_show_class_members = False

nitpicky = True
# Names outside this project: there is no inventory to link to without a network.
nitpick_ignore_regex = [(r"py:.*", r"(?!detente\b).*")]

if REFERENCES.exists():
    extensions.append("sphinxcontrib.bibtex")
    bibtex_bibfiles = ["../src/detente/references.bib"]
    bibtex_reference_style = "author_year"

html_theme = "pydata_sphinx_theme"
html_title = "détente"
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": False, "show_prev_next": False}


def write_generated(_app: Sphinx) -> None:
    """Write the pages that the package itself can state; they are included, never committed."""
    GENERATED.mkdir(parents=True, exist_ok=True)
    page = GENERATED / "case-format.md"
    page.write_text("The tables are not described by the code yet.\n", encoding="utf-8")
    if find_spec("detente.case.document") is not None:
        import_module("detente.case.document").write_reference(GENERATED)
    sources = "```{bibliography}\n:all:\n```\n" if REFERENCES.exists() else "None yet.\n"
    (GENERATED / "sources.md").write_text(sources, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Hook the generated pages into the build."""
    app.connect("builder-inited", write_generated)
