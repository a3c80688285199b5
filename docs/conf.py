"""Sphinx settings. The build is strict (``-W -n``) and needs no network."""

from pathlib import Path

from sphinx.application import Sphinx
from typer.testing import CliRunner

import detente
from detente.assess.record import Summary
from detente.assess.reference import record_reference
from detente.case.publishing.reference import write_reference
from detente.cli.app import app
from detente.engagement.registry import MECHANISMS
from detente.models.index import MODELS

DOCS = Path(__file__).resolve().parent
GENERATED = DOCS / "reference" / "_generated"
BIBLIOGRAPHY = "```{bibliography}\n:all:\n```\n"

project = "détente"
author = "The détente authors"
copyright = author
version = release = detente.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.mathjax",
    "numpydoc",
    "sphinxcontrib.bibtex",
]
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

bibtex_bibfiles = ["../src/detente/references.bib"]
bibtex_reference_style = "author_year"

html_theme = "pydata_sphinx_theme"
html_title = "détente"
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": False, "show_prev_next": False}


def write_generated(_app: Sphinx) -> None:
    """Write the pages that the package itself can state; they are included, never committed."""
    GENERATED.mkdir(parents=True, exist_ok=True)
    write_reference(GENERATED)
    pages = {
        "models.md": models_page(),
        "commands.md": commands_page(),
        "sources.md": BIBLIOGRAPHY,
        "summary.md": record_reference(Summary),
    }
    for name, text in pages.items():
        (GENERATED / name).write_text(text, encoding="utf-8")


def models_page() -> str:
    """Return the list of models and mechanisms with formulas, parameters and sources."""
    parts = []
    for spec in [*MODELS.values(), *(m.spec for m in MECHANISMS if m.spec)]:
        cited = ",".join(spec.sources)
        parts.append(f"## `{spec.name}` {spec.title}\n\n{{cite:p}}`{cited}`\n")
        names = f"inputs {', '.join(spec.inputs)}; outputs {', '.join(spec.outputs)}"
        parts.append(f"{names[0].upper()}{names[1:]}.\n")
        if spec.parameters:
            rows = [
                f"| `{p.name}` | {p.prior}{p.values} | {p.meaning} | {p.source} |"
                for p in spec.parameters
            ]
            head = "| parameter | prior | meaning | source of the number |\n|---|---|---|---|"
            parts.append("\n".join([head, *rows, ""]))
    return "\n".join(parts)


def commands_page() -> str:
    """Return the help of every command, as the program prints it."""
    parts = []
    names = [one.callback.__name__ for one in app.registered_commands if one.callback]
    for command in names:
        result = CliRunner(env={"COLUMNS": "96", "TERM": "dumb"}).invoke(app, [command, "--help"])
        parts.append(f"## `detente {command}`\n\n```text\n{result.output.strip()}\n```\n")
    return "\n".join(parts)


def setup(app: Sphinx) -> None:
    """Hook the generated pages into the build."""
    app.connect("builder-inited", write_generated)
