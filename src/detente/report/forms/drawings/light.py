"""The style sheet of the page, light theme, in the plain CSS that a drawing program reads."""

import re

__all__ = ["light_style"]

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
_PAIR = re.compile(r"light-dark\(\s*([^,()]*(?:\([^()]*\))?[^,()]*),(?:[^()]|\([^()]*\))*\)")
_REM = re.compile(r"(\d*\.?\d+)rem\b")
_FONT = re.compile(r"(?:\b(?P<weight>bold|\d00)\s+)?(?P<size>[\d.]+(?:px|pt|em))\b")
# Names of classes and of elements of a drawing, and how one is inside another.
_SELECTOR = re.compile(r"[\w.\s>*-]+")
_DRAWN = {
    *("a", "circle", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "stop"),
    *("svg", "text", "tspan", "use", "*"),
}
_PROPERTIES = {
    *("fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-dasharray"),
    *("stroke-linecap", "stroke-linejoin", "stroke-opacity", "opacity", "stop-color"),
    *("font-size", "font-weight", "font-style", "letter-spacing", "text-anchor"),
    *("dominant-baseline", "paint-order", "text-decoration"),
}
_ROOT_SIZE = 16.0
_NESTED = 8  # variables of variables, at most


def light_style(css: str) -> str:
    """Return the rules that give drawings their look in the light theme.

    Parameters
    ----------
    css : str
        Style sheet of a page.

    Returns
    -------
    str
        Rules without variables, conditions (``@media``), fonts and properties of layout.

    Examples
    --------
    >>> light_style(
    ...     ":root { --ink: #111 } @media print { .a { fill: red } } .a { fill: var(--ink) }"
    ... )
    '.a{fill:#111}'
    """
    rules = [(s.strip(), body) for s, body in _RULE.findall(_unconditional(css))]
    variables = {}
    for selector, body in rules:
        if ":root" in selector or selector == "html":
            variables.update({n: v for n, v in _declarations(body) if n.startswith("--")})
    made = []
    for selector, body in rules:
        names = [name for part in selector.split(",") if (name := _within_drawing(part))]
        looks = [look for n, v in _declarations(body) for look in _look(n, _valued(v, variables))]
        if names and looks:
            made.append(f"{','.join(names)}{{{';'.join(looks)}}}")
    return "\n".join(made)


def _unconditional(css: str) -> str:
    """Leave out comments and every block that starts with an at sign."""
    text = _COMMENT.sub("", css)
    kept, at = [], 0
    while (start := text.find("@", at)) >= 0:
        kept.append(text[at:start])
        at = _end_of_block(text, start)
    return "".join([*kept, text[at:]])


def _end_of_block(text: str, start: int) -> int:
    depth = 0
    for end in range(start, len(text)):
        if text[end] == "{":
            depth += 1
        elif text[end] == "}":
            depth -= 1
        if (text[end] == "}" and depth == 0) or (text[end] == ";" and depth == 0):
            return end + 1
    return len(text)


def _declarations(body: str) -> list[tuple[str, str]]:
    pairs = (part.partition(":") for part in body.split(";"))
    return [(name.strip(), value.strip()) for name, _, value in pairs if value.strip()]


def _valued(value: str, variables: dict[str, str]) -> str:
    for _ in range(_NESTED):
        if "var(" not in value:
            break
        value = _VARIABLE.sub(lambda m: variables.get(m[1], m[2] or "inherit"), value)
    value = _PAIR.sub(lambda m: m[1].strip(), value).replace("!important", "").strip()
    return _REM.sub(lambda m: f"{float(m[1]) * _ROOT_SIZE:g}px", value)


def _look(name: str, value: str) -> list[str]:
    """Return what a declaration says of a drawing; the short form of a font is written out."""
    if name == "font":
        font = _FONT.search(value)
        if font is None:
            return []
        weight = [f"font-weight:{font['weight']}"] if font["weight"] else []
        return [*weight, f"font-size:{font['size']}"]
    if name not in _PROPERTIES or value in ("inherit", "unset", "initial"):
        return []
    return [f"{name}:{value}"]


def _within_drawing(selector: str) -> str:
    """Return a selector as it holds within a drawing, or nothing.

    What a rule says of the elements around a drawing is true of every drawing that is given.
    """
    text = selector.strip()
    if not _SELECTOR.fullmatch(text):
        return ""
    parts = text.replace(">", " ").split()
    while len(parts) > 1 and parts[0].partition(".")[0] not in {"", *_DRAWN}:
        parts = parts[1:]
    tag = parts[-1].partition(".")[0]
    return " ".join(parts) if tag in {"", *_DRAWN} and parts[-1] != "*" else ""
