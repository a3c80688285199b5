"""House rules that a script can check."""

import ast
import os
import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "detente"
MODULES = sorted(PACKAGE.rglob("*.py"))

MAX_MODULE_LINES = 400
MAX_BODY_LINES = 60

# Modules without a test file of the same name, as path patterns below src/detente, each with the
# reason: what tests them instead. `__init__.py` needs no entry.
EXEMPT: dict[str, str] = {
    "__main__.py": "tests/test_imports.py runs the package as a program",
    "vocabulary/parameters/*.py": "tests/vocabulary/test_engagement.py checks every parameter",
}

# A folder of more modules than this is two folders. `cli` holds one command a file.
MAX_FLAT_MODULES = 12
CROWDED = {"cli"}

# Modules over the limit because they are one table of data, each with the reason.
LONG: dict[str, str] = {}

# One letter of each in brackets, so that this file does not contain what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:w[o]rk|t[m]p|o[p]t|roo[t])/|\.l[i]brary/|file:/[/]")
INDEX_HOST = re.compile(r"py[p]i\.|python[h]osted\.|index-[u]rl|find-[l]inks")


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def tracked() -> list[Path]:
    """Return the files git knows; skip outside a checkout, where CI never is."""
    try:
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
        )
    except (OSError, subprocess.CalledProcessError) as error:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"not a git checkout: {error}")
    return [ROOT / line for line in done.stdout.split("\0") if line and (ROOT / line).is_file()]


def hits(pattern: re.Pattern[str], files: list[Path]) -> list[str]:
    found = []
    for path in files:
        text = path.read_bytes().decode("utf-8", errors="ignore")
        for number, line in enumerate(text.splitlines(), start=1):
            if match := pattern.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {match.group()}")
    return found


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a body, its docstring left out."""
    body = function.body
    if ast.get_docstring(function, clean=False) is not None:
        body = body[1:]
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_modules_are_short():
    counts = {name(path): path.read_bytes().count(b"\n") for path in MODULES}
    long = {key: n for key, n in counts.items() if n > MAX_MODULE_LINES and key not in LONG}
    assert not long, f"over {MAX_MODULE_LINES} lines: {long}"


def test_functions_are_short():
    long = [
        f"{name(path)}:{node.lineno}: {node.name} has {body_lines(node)} lines"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and body_lines(node) > MAX_BODY_LINES
    ]
    assert not long, "\n".join(long)


def test_folders_are_small():
    crowded = {}
    for folder in {path.parent for path in MODULES}:
        flat = [path for path in folder.glob("*.py") if not path.name.startswith("__")]
        if len(flat) > MAX_FLAT_MODULES and folder.relative_to(PACKAGE).as_posix() not in CROWDED:
            crowded[folder.relative_to(PACKAGE).as_posix()] = len(flat)
    assert not crowded, f"over {MAX_FLAT_MODULES} modules: {crowded}"


def test_no_module_is_private():
    private = [name(path) for path in MODULES if re.fullmatch(r"_[^_].*", path.name)]
    assert not private, "a module needs a name that can be imported and tested: " + str(private)


def imported(path: Path) -> list[tuple[str, str]]:
    """Return each name of this project that a file imports, with its module."""
    return [
        (node.module, alias.name)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "detente"
        for alias in node.names
    ]


@pytest.mark.parametrize("folder", ["src", "benchmarks", "docs"])
def test_no_underscored_name_is_imported_across_files(folder):
    private = [
        f"{path.relative_to(ROOT)}: {module}.{one}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for module, one in imported(path)
        if re.match(r"_[^_]", one)
    ]
    assert not private, "\n".join(private)


def test_imported_names_are_exported():
    exported = {}
    for path in MODULES:
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        found = re.search(r"__all__ = \[(.*?)\]", path.read_text(encoding="utf-8"), re.DOTALL)
        if found:
            exported[".".join(parts)] = set(re.findall(r'"(\w+)"', found[1]))
    hidden = [
        f"{name(path)}: {module}.{one}"
        for path in MODULES
        for module, one in imported(path)
        if module in exported and one not in exported[module]
    ]
    assert not hidden, "imported elsewhere, but not in `__all__`:\n" + "\n".join(hidden)


def test_imports_are_absolute():
    relative = [
        f"{name(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.level > 0
    ]
    assert not relative, "\n".join(relative)


def test_no_file_names_a_place_on_one_machine():
    found = hits(MACHINE_PATH, tracked())
    assert not found, "\n".join(found)


def test_no_file_names_a_package_index():
    found = hits(INDEX_HOST, tracked())
    assert not found, "\n".join(found)


@pytest.mark.parametrize("lock", ["build", "core", "dev", "oracles"])
def test_locks_hold_names_versions_and_hashes_only(lock):
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    entries = text.replace("\\\n", " ").splitlines()
    form = re.compile(r"[a-z0-9.-]+==[^\s;]+( ;[^\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")
    odd = [entry for entry in entries if not form.fullmatch(entry)]
    assert entries
    assert not odd


def test_locks_agree_on_versions():
    pins: dict[str, set[str]] = {}
    for lock in ("build", "core", "dev", "oracles"):
        text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
        for package, pin in re.findall(r"^([a-z0-9.-]+)==(\S+)", text, flags=re.MULTILINE):
            pins.setdefault(package, set()).add(pin)
    assert not {package: found for package, found in pins.items() if len(found) > 1}


def test_every_module_has_a_test_file():
    missing = [
        name(path)
        for path in MODULES
        if path.name != "__init__.py"
        and not any(fnmatch(name(path), pattern) for pattern in EXEMPT)
        and not (ROOT / "tests" / path.relative_to(PACKAGE).parent / f"test_{path.name}").exists()
    ]
    assert not missing, "no test file of the same name, no entry in EXEMPT: " + ", ".join(missing)


def test_exemptions_are_in_use():
    names = [name(path) for path in MODULES]
    stale = [pattern for pattern in EXEMPT if not any(fnmatch(key, pattern) for key in names)]
    assert not stale
    assert not [key for key in LONG if key not in names]
    assert all(EXEMPT.values())
    assert all(LONG.values())


# Words that this project does not use. `told apart` and `told from` are plain. To stand is a term
# of the glossary: a claim stands in a draw, a mechanism stands for an expectation.
NEVER = (
    r"\b(n[o]ught|an[e]w|men[d](?:ed|s|ing)?|who[e]ver|where[i]n|there[o]f|hithert[o]|"
    r"c(?:o|a)mes? r[o]und|or [e]lse|for [e]lse|all the s[a]me(?=[;,.])|foret[e]ll)\b"
)
NOT_PROSE = (
    r"\bt[o]ld\b(?! (?:apart|from)\b)|\bst(?:ands?|ood) (?:beside|here|there|behind|below|above)\b|"
    r"\bt[o]o(?=[.;:)]|$)|, t[o]o\b(?! (?:few|many|much|little|long|short|far|large|small)\b)|"
    r"(?<!thing )(?<!body )(?<!where )(?<!one )(?<!who )(?<!what )\bels[e](?=[.;)])"
)
PROSE = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "CODE_OF_CONDUCT.md"}
WRITTEN = {".md", ".py", ".pyi", ".j2", ".yaml", ".toml", ""}
ROOMS = sorted({path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name[0] != "_"})


def written(*rooms: str) -> list[Path]:
    """Return the texts that git knows in these folders and files."""
    return [
        path
        for path in tracked()
        if path.suffix in WRITTEN and path.relative_to(ROOT).as_posix().startswith(rooms)
    ]


@pytest.mark.parametrize("room", [f"src/detente/{room}/" for room in ROOMS])
def test_every_room_is_in_plain_words(room):
    files = written(room)
    assert files
    found = hits(re.compile(f"{NEVER}|{NOT_PROSE}", re.IGNORECASE), files)
    assert not found, "not plain English:\n" + "\n".join(found)


@pytest.mark.parametrize("room", ["docs/", "changes/", "src/detente/__init__.py", *sorted(PROSE)])
def test_what_is_read_first_is_in_plain_words(room):
    files = written(room)
    assert files
    found = hits(re.compile(f"{NEVER}|{NOT_PROSE}", re.IGNORECASE), files)
    assert not found, "not plain English:\n" + "\n".join(found)


@pytest.mark.parametrize("room", ["tests/", "benchmarks/", "Makefile", ".ci/", "pyproject.toml"])
def test_what_builds_and_tests_is_in_plain_words(room):
    files = written(room)
    assert files
    found = hits(re.compile(NEVER, re.IGNORECASE), files)
    assert not found, "not plain English:\n" + "\n".join(found)


# Exported functions whose types are open, and that another room calls, each with the reason.
OPEN: dict[str, str] = {
    "assess/summary/record.py: summary_schema": "a JSON Schema is any JSON",
    "case/publishing/schemas.py: json_schemas": "a JSON Schema is any JSON",
    "case/publishing/schemas.py: data_package": "a Data Package descriptor is any JSON",
    "numerics/networks.py: whole": "it checks that what it is given is a whole number",
    "numerics/borrow.py: borrow": "Numba calls it with types of its own",
}
# An array of any type, a table of any record and a function of any arguments are what they say.
KNOWN = re.compile(r"NDArray\[Any\]|Table\[Any\]|Callable\[\.\.\., [^\]]*\]")


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def called_from() -> dict[str, set[str]]:
    """Return the rooms that import each function, by module, or read each attribute."""
    found: dict[str, set[str]] = {}
    for path in MODULES:
        names = [f"{module}.{one}" for module, one in imported(path)]
        names += [node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)]
        for one in names:
            found.setdefault(one, set()).add(room_of(path))
    return found


def is_open(node: ast.FunctionDef) -> bool:
    """Return whether a parameter or the result of a function may be anything."""
    arguments = [*node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
    given = [one.annotation for one in arguments if one is not None] + [node.returns]
    types = [KNOWN.sub("", ast.unparse(one)) for one in given if one is not None]
    return any(re.search(r"\b(Any|object|JsonValue)\b", one) for one in types)


def public(path: Path) -> list[tuple[str, ast.FunctionDef]]:
    """Return the functions of a module, and the methods of its classes, by how others call them."""
    body = tree(path).body
    module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
    found = [(f"{module}.{one.name}", one) for one in body if isinstance(one, ast.FunctionDef)]
    for holder in (one for one in body if isinstance(one, ast.ClassDef)):
        found += [(one.name, one) for one in holder.body if isinstance(one, ast.FunctionDef)]
    return found


def test_no_untyped_value_crosses_a_room():
    rooms = called_from()
    crossing = {
        f"{name(path)}: {node.name}"
        for path in MODULES
        for call, node in public(path)
        if is_open(node) and rooms.get(call, set()) - {room_of(path)}
    }
    assert crossing == set(OPEN), crossing ^ set(OPEN)
    assert all(OPEN.values())
