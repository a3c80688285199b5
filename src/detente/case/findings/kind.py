"""Kind of finding: a template for its message and its hint."""

from dataclasses import dataclass
from typing import Any
from unicodedata import category

from detente.errors import Finding, Severity

__all__ = ["Kind"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding; call it to make a finding.

    Parameters
    ----------
    code : str
        Stable kebab-case name.
    severity : {"error", "warning", "info"}
        How bad it is.
    template : str
        Message with named placeholders.
    hint : str
        What to do, with the same placeholders; the caller may give a better hint.
    """

    code: str
    severity: Severity
    template: str
    hint: str

    def __call__(
        self,
        file: str,
        line: int | None = None,
        field: str | None = None,
        *,
        value: object = None,
        allowed: str | None = None,
        hint: str | None = None,
        **gaps: Any,  # the placeholders of the template
    ) -> Finding:
        """Return a finding of this kind at a position in a file."""
        shown = None if value is None else _shown(str(value), 80)
        texts = {k: _shown(v, 300) if isinstance(v, str) else v for k, v in gaps.items()}
        column = field and _shown(field, 300)
        filled = {"field": column, "value": shown, **texts}
        return Finding(
            code=self.code,
            severity=self.severity,
            file=_shown(file, 300),
            line=line,
            field=column,
            value=shown,
            message=self.template.format(**filled),
            allowed=allowed and _shown(allowed, 600),
            hint=_shown(hint or self.hint.format(**filled), 300) or None,
        )


def _shown(text: str, limit: int) -> str:
    """Return text from a file that is safe to print: no control characters, not too long."""
    flat = "".join(c if c.isprintable() or category(c) == "Zs" else "�" for c in text)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
