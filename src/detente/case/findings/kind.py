"""A kind of finding: what is said and what to do, with gaps to fill."""

from dataclasses import dataclass
from typing import Any

from detente.errors import Finding, Severity

__all__ = ["Kind"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding; calling it gives a finding.

    Parameters
    ----------
    code : str
        Stable kebab-case name.
    severity : {"error", "warning", "info"}
        How bad it is.
    template : str
        Message with named gaps.
    hint : str
        What to do, with the same gaps, unless the place where it is found knows better.
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
        **gaps: Any,  # whatever the template names
    ) -> Finding:
        """Return a finding of this kind at a place."""
        shown = None if value is None else _shown(str(value), 80)
        texts = {k: _shown(v, 300) if isinstance(v, str) else v for k, v in gaps.items()}
        filled = {"field": field, "value": shown, **texts}
        return Finding(
            code=self.code,
            severity=self.severity,
            file=_shown(file, 300),
            line=line,
            field=field,
            value=shown,
            message=self.template.format(**filled),
            allowed=allowed and _shown(allowed, 600),
            hint=_shown(hint or self.hint.format(**filled), 300) or None,
        )


def _shown(text: str, limit: int) -> str:
    """Return text from a file as it may be printed: no control characters, not too long."""
    flat = "".join(c if c.isprintable() else "�" for c in text)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
