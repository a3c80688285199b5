"""The README and the reference pages name what is there, and can be read in a checkout."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r"^```\{include\} (\S+)$", re.MULTILINE)
ROOM = re.compile(r"^\| `([a-z_]+(?:/|\.py))` \|", re.MULTILINE)
EXTRA = re.compile(r"'\.\[([a-z,]+)\]'")


def test_the_readme_names_every_room_and_no_other():
    named = ROOM.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    code = ROOT / "src" / "detente"
    rooms = {f"{path.name}/" for path in code.iterdir() if (path / "__init__.py").is_file()}
    files = {p.name for p in code.glob("*.py") if not p.name.startswith("__")}
    assert set(named) == rooms | files
    assert len(named) == len(set(named))


def test_every_extra_that_a_page_installs_exists():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = set(project["project"]["optional-dependencies"])
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    named = {
        extra
        for page in pages
        for group in EXTRA.findall(page.read_text(encoding="utf-8"))
        for extra in group.split(",")
    }
    assert named == extras


def test_a_page_that_includes_another_links_to_it():
    """A checkout shows the source of a page, in which an include is only a name."""
    including = 0
    for page in (ROOT / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        for name in INCLUDE.findall(text):
            including += 1
            assert f"[{name}]({name})" in text, page
            assert (page.parent / name).is_file(), page
    assert including


def test_links_of_the_readme_lead_somewhere():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target


def test_every_link_has_words():
    """Only the built manual fills in the title of a page; elsewhere such a link is invisible."""
    empty = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in (ROOT / "docs").rglob("*.md")
        for link in re.findall(r"\[\]\([^)]*\)", page.read_text(encoding="utf-8"))
    ]
    assert empty == []
