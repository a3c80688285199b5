"""Find texts for readers that are in no catalogue: in the code, in templates, on a page."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import jinja2
from jinja2 import nodes

SAYING = {"say", "count", "mark", "say_markup"}
# Words that no reader of a report sees: patterns, errors, names of parts.
_SILENT_CALLS = {
    "compile",
    "sub",
    "match",
    "fullmatch",
    "search",
    "findall",
    "split",
    "TypeVar",
    "removeprefix",
}
_SILENT_NAMES = {"message", "error", "problem"}
_TWO_WORDS = re.compile(r"[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}")
_STYLED = re.compile(
    r"\s*<|(lab|rng|dot|ln|middle|edge) |.*[a-z-]+=\"|.*: [^;]+;"
)  # marks of pictures, and their classes
_ENGLISH = re.compile(r"[A-Za-z][A-Za-z'’-]+(?: [A-Za-z][A-Za-z'’-]+)*")
_TAG = re.compile(r"<[^>]*>")
_SEEN_ATTRIBUTES = ("title", "alt", "aria-label", "placeholder", "summary", "aria-description")
_ATTRIBUTE = re.compile(rf'\b(?:{"|".join(_SEEN_ATTRIBUTES)})\s*=\s*"([^"]*)"')
_MARKED = "¤"  # where a template has a statement or an expression


def in_code(path: Path) -> list[str]:
    """Return texts of two words or more in a module that no call puts into the catalogue."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(node) for node in _silent(tree)}
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in silent:
            continue
        value = node.value if isinstance(node.value, str) else ""
        if _TWO_WORDS.search(_TAG.sub(" ", value)) and not _STYLED.match(value):
            found.append(f"{path.name}:{node.lineno}: {value[:60]}")
    return found


def _silent(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield constants that readers never see, and those that are in the catalogue."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value  # what documents a module, a class, a function or a name
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in SAYING:
                yield from (c for a in node.args for c in _text_of(a))
            elif name in _SILENT_CALLS:
                yield from _text_of(node)
        elif isinstance(node, ast.Raise | ast.Assert):
            yield from _text_of(node)
        elif isinstance(node, ast.Assign):
            names = [getattr(target, "id", "") for target in node.targets]
            if any(name in _SILENT_NAMES or name.startswith("__") for name in names):
                yield from _text_of(node)
        elif isinstance(node, ast.Subscript):  # Literal["…"], and keys of tables
            yield from _text_of(node.slice)
        elif isinstance(node, ast.Dict):
            yield from (c for key in node.keys if key for c in _text_of(key))
        elif isinstance(node, ast.Compare | ast.MatchValue):
            yield from _text_of(node)


def _text_of(node: ast.AST) -> Iterator[ast.AST]:
    return (n for n in ast.walk(node) if isinstance(n, ast.Constant))


def in_template(path: Path) -> list[str]:
    """Return texts in a template, its attributes and its expressions that are not said."""
    source = path.read_text(encoding="utf-8")
    bare = re.sub(r"\{#.*?#\}", "", source, flags=re.DOTALL)
    bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", _MARKED, bare, flags=re.DOTALL)
    bare = re.sub(r"<(style|script|code)[^>]*>.*?</\1>", "", bare, flags=re.DOTALL)
    attributes = _ATTRIBUTE.findall(bare)
    outside = _TAG.sub("\n", bare)
    found = [
        f"{path.name}: {text.strip()[:60]}"
        for text in [*re.split(rf"\n|{_MARKED}", outside), *attributes]
        if re.search(r"[A-Za-z]{2,}", re.sub(r"&\w+;", "", text))
    ]
    tree = jinja2.Environment(autoescape=True).parse(source)
    said = {
        id(c)
        for call in tree.find_all(nodes.Call)
        if getattr(call.node, "name", "") in SAYING
        for a in call.args
        for c in [*a.find_all(nodes.Const), a]
    }
    for node in tree.find_all(nodes.Const):
        if isinstance(node.value, str) and id(node) not in said:
            text = _TAG.sub(" ", node.value)
            if _TWO_WORDS.search(text):
                found.append(f"{path.name}:{node.lineno}: {node.value[:60]}")
    return found


class _Reader(HTMLParser):
    """Collect the texts of a page that a reader sees or hears."""

    _HIDDEN = ("style", "script", "code")

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in self._HIDDEN
        self.texts += [value for name, value in attrs if name in _SEEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in self._HIDDEN

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts.append(data)


def on_page(html: str, own: str, *, words: frozenset[str] = frozenset()) -> list[str]:
    """Return plain English on a page in a test language that is no text of the case.

    Parameters
    ----------
    html : str
        A page in one of the two test languages.
    own : str
        All texts of the case and of its run, one after the other.
    words : frozenset of str
        Ids and names that may be printed as they are.
    """
    reader = _Reader()
    reader.feed(html)
    flat = " ".join(own.split()).lower()  # a title of the case may begin in small letters
    found = {}
    for text in reader.texts:
        for run in _ENGLISH.findall(text):
            if run.lower() not in flat and run not in words:
                found[run] = text.strip()[:90]
    return [f"{run!r} in {text!r}" for run, text in found.items()]
