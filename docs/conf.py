"""Sphinx settings. The build is strict (``-W -n``) and needs no network."""

import detente

project = "détente"
author = "The détente authors"
copyright = author
version = release = detente.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.mathjax",
    "numpydoc",
    "sphinxcontrib.bibtex",
]
source_suffix = {".md": "myst-nb", ".rst": "restructuredtext"}
exclude_patterns = ["reference/generated", "generated.py", "track_record.py"]
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

# Notebooks run in the build: a cell that fails, fails the build.
nb_execution_mode = "cache"
nb_execution_cache_path = "../build/notebooks"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_merge_streams = True

autosummary_generate = False

html_theme = "pydata_sphinx_theme"
html_title = "détente"
html_show_sourcelink = False
html_theme_options = {"navigation_with_keys": False, "show_prev_next": False}
