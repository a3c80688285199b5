"""Fills that differ without colour: plain, hatched, dotted."""

from detente.vocabulary.classes import CLASSES, Class

__all__ = ["FILLS", "Fill", "definitions", "pattern_of", "sample"]

Fill = Class
FILLS: tuple[Fill, ...] = CLASSES[::-1]

_ABOVE: dict[Fill, str] = {
    "ambivalent": '<path d="M0,6 L6,0" class="hatch"/>',
    "spoiler": '<circle cx="3" cy="3" r="1.3" class="dots"/>',
}


def pattern_of(key: str, fill: Fill) -> str | None:
    """Return the id of a fill's pattern in a picture; None where it is plain.

    Examples
    --------
    >>> pattern_of("camps-w", "spoiler"), pattern_of("camps-w", "engageable")
    ('camps-w-spoiler', None)
    """
    return f"{key}-{fill}" if fill in _ABOVE else None


def definitions(key: str) -> str:
    """Return the patterns of a picture.

    Parameters
    ----------
    key : str
        Start of the picture's ids.
    """
    made = "".join(
        f'<pattern id="{key}-{fill}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" class="f-{fill}"/>{above}</pattern>'
        for fill, above in _ABOVE.items()
    )
    return f"<defs>{made}</defs>"


def sample(key: str, fill: Fill) -> str:
    """Return a square of a fill for the key of a picture."""
    pattern = pattern_of(key, fill)
    painted = f'fill="url(#{pattern})"' if pattern else f'class="f-{fill}"'
    return (
        f'<svg class="fig sample" width="12" height="12" aria-hidden="true" focusable="false">'
        f'{definitions(key) if pattern else ""}<rect width="12" height="12" {painted}/></svg>'
    )
