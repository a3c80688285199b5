"""The papers of the project: citation, hooks and what contributors are told to type."""

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from ruamel.yaml import YAML

import detente

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def hooks() -> list[dict]:
    config = YAML(typ="safe").load(text(".pre-commit-config.yaml"))
    assert [repo["repo"] for repo in config["repos"]] == ["local"], "a hook would be downloaded"
    return config["repos"][0]["hooks"]


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", text("Makefile"), flags=re.MULTILINE))


def test_the_citation_agrees_with_the_project():
    cited = YAML(typ="safe").load(text("CITATION.cff"))
    project = PROJECT["project"]
    assert cited["cff-version"] == "1.2.0"
    assert cited["authors"] == project["authors"]
    assert cited["license"] == project["license"]
    assert cited["keywords"] == project["keywords"]
    assert cited["version"] == detente.__version__
    assert cited["abstract"].rstrip(".") == project["description"]
    assert {"message", "title"} <= set(cited)


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/tutorial/index.md"])
def test_only_targets_that_exist_are_named(name):
    calls = re.findall(r"(?:`|^|=required )make ([^`\n#]+)", text(name), flags=re.MULTILINE)
    named = {word for call in calls for word in re.findall(r"(?<!\S)[a-z][a-z-]*(?!\S)", call)}
    assert named
    assert named - targets() == set()


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_lead_to_files(name):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text(name))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_paths_named_to_contributors_exist():
    named = re.findall(
        r"`((?:src|docs|tests|changes|requirements)/[^`*]*)`", text("CONTRIBUTING.md")
    )
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_hooks_use_what_the_checks_install():
    needed = " ".join([*PROJECT["dependency-groups"]["dev"], "python"])
    programs = {h["entry"].split()[0] for h in hooks() if h["language"] == "system"}
    assert programs
    for program in programs:
        assert program.startswith(".venv/bin/")
        assert program.removeprefix(".venv/bin/") in needed
    assert {h["language"] for h in hooks()} <= {"system", "pygrep"}


def tracked() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


@pytest.mark.parametrize("hook", ["trailing-space", "last-line", "conflict-marks"])
def test_files_are_as_clean_as_the_hooks_ask(hook):
    rule = next(h for h in hooks() if h["id"] == hook)
    pattern = re.compile(rule["entry"].encode(), re.MULTILINE)
    left_out = re.compile(rule.get("exclude", r"(?!)"))
    found = []
    for path in tracked():
        name, content = path.relative_to(ROOT).as_posix(), path.read_bytes()
        # A file with a zero byte is not text.
        if b"\0" not in content and not left_out.search(name) and pattern.search(content):
            found.append(name)
    assert found == []


def test_the_readme_opens_with_one_light_picture():
    pictures = re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", text("README.md"))
    assert len(pictures) == 1
    assert (ROOT / pictures[0][1]).stat().st_size <= 150_000


def test_the_workflow_runs_every_check_on_every_python():
    job = YAML(typ="safe").load(text(".github/workflows/test.yml"))["jobs"]["all"]
    versions = [
        one.rpartition(" ")[2]
        for one in PROJECT["project"]["classifiers"]
        if re.search(r":: 3\.\d+$", one)
    ]
    assert job["strategy"]["matrix"]["python"] == versions
    assert ".ci/run" in [step.get("run") for step in job["steps"]]
