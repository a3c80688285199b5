"""Explain errors of pydantic in plain words: what is allowed and what to do."""

import dataclasses
import re
import typing
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from detente.case.findings.catalogue import KINDS
from detente.case.findings.spelling import same_name
from detente.case.findings.suggest import did_you_mean, listed
from detente.case.findings.suggest_number import means_missing, missing_code
from detente.case.findings.suggest_word import grade_hint
from detente.case.schema.cells import Ref
from detente.case.schema.older import older_hint
from detente.errors import Finding
from detente.invisible import delete_invisible

__all__ = ["Ids", "Place", "explain", "keys_at"]

Where = tuple[str, int | None, str]
Path = tuple[int | str, ...]


Ids = Mapping[str, Mapping[str, str]]  # table → id → name as printed


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Position of a refused value, the record type that it was read for, and the ids in use."""

    file: str
    line: int | None
    field: str
    record: type[BaseModel]
    ids: Ids = dataclasses.field(default_factory=dict)

    @property
    def where(self) -> Where:
        """File, line and field, as findings take them."""
        return self.file, self.line, self.field


_OWN = {"date": "a date", "number": "a number", "period": "one whole date", "about": "a date"}
_TYPES = {  # start of pydantic's error type: what the value is not, what is allowed
    "int_": ("a whole number", "a whole number, without a decimal point"),
    "string_": ("text", "text; put numbers and dates that are meant as text in quotes"),
    "bool_": ("yes or no", "true or false"),
    "list_type": ("a list", "a list, in brackets or with a hyphen before each item"),
    "tuple_type": ("a list", "two numbers in brackets, as in [0.2, 0.6]"),
    "dict_type": ("a set of keys and values", "keys and values, as in `key: value`"),
    "finite_number": ("a number", "a finite number"),
}


def explain(problem: Any, place: Place) -> Finding:  # `problem` is a mapping of pydantic
    """Return the finding that explains an error of pydantic."""
    kind, value, context = problem["type"], problem["input"], problem.get("ctx", {})
    path = problem["loc"]
    if kind == "extra_forbidden":
        return _unknown_key(str(path[-1]), keys_at(place.record, path[:-1]), place)
    if kind == "invalid_key":
        return _odd_key(value, place)
    if kind == "missing" or value is None:
        return _nothing(kind, path, place)
    if kind == "detente":
        return _own(context, value, place)
    if kind == "literal_error":
        return _choice(context["expected"], value, place, is_key=path[-1] == "[key]")
    if kind.startswith(("greater_", "less_")):
        return _range(value, place, path)
    if kind == "string_pattern_mismatch":
        return _pattern(context["pattern"], str(value), place, path)
    return _length(kind, value, context, place) or _type(kind, value, place, path)


def _own(context: dict[str, Any], value: Any, place: Place) -> Finding:
    """Explain an error raised by the cell types of ``schema.cells``."""
    kind, hint, allowed = context["kind"], context.get("hint"), context["allowed"]
    what = _OWN.get(kind) or ("a date" if "date" in allowed else "a number")
    if kind == "large":
        return KINDS.value_range(*place.where, value=value, allowed=allowed, hint=hint)
    if kind in {"period", "about"}:
        hint = _one_day(str(hint).split(), place, exact=kind == "period")
    elif hint is None:
        needed = f"write the {what.split()[-1]} itself"
        hint = needed if _needed(place) else "leave it empty if unknown"
    return _not(what, value, place, allowed=allowed, hint=hint)


def _one_day(period: list[str], place: Place, *, exact: bool) -> str:
    """Return what to write for a month, year or other period: one day, or two and their sense."""
    first, last, *precision = period
    fields = place.record.model_fields
    exactness = typing.get_args(fields["precision"].annotation) if "precision" in fields else ()
    if precision and exactness:
        hint = f"write {first} and put '{precision[0]}' in column precision"
        if exact or "between" not in exactness:
            return hint
        return f"{hint}; or give its first and last possible day and put 'between' there"
    if {"date_from", "date_to"} <= fields.keys():
        dates = f"{first} in `date_from` and {last} in `date_to`"
        more = "; if it happened on one day in between, put 'between' in `precision`"
        return f"write {dates}" + more * ("between" in exactness)
    return f"write one whole date, for example {first}; the text means {first} to {last}"


def _not(what: str, value: Any, place: Place, *, allowed: str, hint: str | None) -> Finding:
    """Return the finding that a value has the wrong type; lists and mappings are not printed."""
    shown = "a list" if isinstance(value, list) else f"'{str(value)[:80]}'"
    if isinstance(value, dict):
        shown = "a set of keys and values"
    return KINDS.value_type(
        *place.where, value=value, shown=shown, what=what, allowed=allowed, hint=hint
    )


def _needed(place: Place) -> bool:
    info = _by_column(place.record).get(place.field)
    return info is None or info.is_required()


def _nothing(kind: str, path: Path, place: Place) -> Finding:
    if kind != "missing" or not path:
        return KINDS.value_required(*place.where)
    if not isinstance(path[-1], int):
        add = None if place.file.endswith(".csv") else f"add `{path[-1]}: …`"
        return KINDS.value_required(*place.where, hint=add)
    field = place.field.rsplit(".", 1)[0]
    return KINDS.value_length(
        place.file, place.line, field, what="has too few values", allowed="two numbers in brackets"
    )


def _odd_key(value: Any, place: Place) -> Finding:
    simple = value is None or isinstance(value, str | int | float)
    shown = ("~" if value is None else str(value)) if simple else "a list or mapping"
    field = place.field if simple and value is not None else None
    hint = "write the key as one plain word, or in quotes"
    return KINDS.key_unknown(place.file, place.line, field, value=shown, hint=hint)


def _unknown_key(name: str, known: list[str], place: Place) -> Finding:
    return KINDS.key_unknown(
        *place.where,
        value=name,
        allowed=listed(known, 30),
        hint=older_hint(name) or did_you_mean(name, known),
    )


def _choice(expected: str, value: Any, place: Place, *, is_key: bool) -> Finding:
    words = expected.replace(" or ", ", ").split(",")
    allowed = [word.strip("' ") for word in words if word.strip()]
    field = place.field.removesuffix(".[key]")
    if is_key:
        return _unknown_key(str(value), allowed, Place(place.file, place.line, field, place.record))
    text = str(value).strip().replace("−", "-")
    hint = older_hint(text) or did_you_mean(text.removesuffix(".0"), allowed)
    if text.removesuffix(".0") in allowed:
        hint = f"write '{text.removesuffix('.0')}'"
    elif means_missing(text) and not _needed(place):
        hint = "leave it empty if unknown"
    else:
        hint = hint or grade_hint(field, text)
    return KINDS.value_choice(
        place.file, place.line, field, value=value, allowed=listed(allowed, 30), hint=hint
    )


def _range(value: Any, place: Place, path: Path) -> Finding:
    bounds = _bounds(_field_at(place.record, path))
    ge, gt, le, lt = (bounds.get(name) for name in _BOUNDS)
    if ge is not None and le is not None:
        allowed = f"{ge:g} to {le:g}"
    else:
        allowed = " and ".join(
            f"{words} {bounds[name]:g}" for name, words in _BOUNDS.items() if name in bounds
        )
    low, high = gt if ge is None else ge, lt if le is None else le
    hint = _rescaled(value) if (low, high) == (0.0, 1.0) else None
    return KINDS.value_range(*place.where, value=value, allowed=allowed, hint=hint)


_BOUNDS: Final = {"ge": "at least", "gt": "above", "le": "at most", "lt": "below"}


def _bounds(annotation: Any) -> dict[str, float]:
    """Return the bounds of a number by the name of each: ``ge``, ``gt``, ``le``, ``lt``."""
    return {
        name: value
        for mark in _marks(annotation)
        for name in _BOUNDS
        if (value := getattr(mark, name, None)) is not None
    }


def _marks(annotation: Any) -> Iterator[Any]:
    """Yield every mark of an annotation, also those inside ``Field`` and unions."""
    if isinstance(annotation, FieldInfo):
        yield from annotation.metadata
        annotation = annotation.annotation
    for part in (*getattr(annotation, "__metadata__", ()), *typing.get_args(annotation)):
        yield part
        yield from _marks(part)


def _rescaled(value: Any) -> str | None:
    """Suggest a value if the decimal point seems misplaced or the value is a percentage."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return None
    if 1 < number < 10:
        return f"did you mean {number / 10:g} or {number / 100:g} ({number:g} %)?"
    hint = f"did you mean {number / 100:g}?" if 10 <= number <= 100 else None
    if missing_code(number):
        return f"{hint} or does {number:g} stand for a missing number?" if hint else _STANDS
    return hint


_STANDS = "it often stands for a missing number; leave the cell empty if it is missing"


def _pattern(pattern: str, value: str, place: Place, path: Path) -> Finding:
    hint: str | None
    if "https" in pattern:
        what, allowed = "web address", "http://… or https://…"
        web = value.startswith("www.")
        hint = f"did you mean https://{value}?" if web else "leave it empty if there is none"
    elif "[A-Z]{3}" in pattern:
        what, allowed = "country code", "three capital letters (ISO 3166)"
        hint = f"did you mean {value.strip().upper()}?" if len(value.strip()) == 3 else None
    else:
        what, allowed = "id", "letters a to z and digits, joined by single hyphens"
        marks = _marks(_field_at(place.record, path))
        tables = [table for mark in marks if isinstance(mark, Ref) for table in mark.tables]
        hint = _reference_hint(value, tables, place.ids) if tables else _id_hint(value)
    return KINDS.value_form(*place.where, value=value, what=what, allowed=allowed, hint=hint)


def _reference_hint(value: str, tables: list[str], ids: Ids) -> str:
    """Return the id that exists and that a refused reference means, or where to find one."""
    known = {name: printed for table in tables for name, printed in ids.get(table, {}).items()}
    printed = {same_name(text): name for name, text in known.items() if text}
    parts = [part.strip() for part in re.split(r"[,/|]", value)]
    if len(parts) > 1 and any(part in known for part in parts):
        return "separate several ids with semicolons"
    if hint := delete_invisible(value):
        return hint
    if name := printed.get(same_name(value)):
        return f"did you mean '{name}'?"
    files = " or ".join(f"{table}.csv" for table in tables)
    return did_you_mean(value, known) or f"write an id of {files}"


def _id_hint(value: str) -> str | None:
    if re.fullmatch(r"\d(\.\d+)?[Ee][+-]?\d+", value):
        return "a spreadsheet turned this id into a number; type it again in a column of text"
    if any(c in value for c in ",/|"):
        return "use one id, without commas and slashes"
    if hint := delete_invisible(value):
        return hint
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in value.strip())
    guess = "-".join(part for part in kept.split("-") if part)
    if not all(c.isascii() or c.isspace() for c in value):
        return "one of its letters is not a plain a to z, although it looks like one"
    return f"did you mean '{guess}'?" if guess and guess != value else None


def _length(kind: str, value: Any, context: dict[str, Any], place: Place) -> Finding | None:
    if kind == "string_too_long":
        most = context["max_length"]
        return KINDS.value_length(
            *place.where, what="is too long", allowed=f"at most {most} characters"
        )
    if kind == "string_too_short":
        return KINDS.value_required(*place.where)
    if kind == "too_short":
        least = context["min_length"]
        what, allowed = "has too few entries", f"at least {least} entries"
        return KINDS.value_length(*place.where, value=value, what=what, allowed=allowed)
    if kind == "too_long":
        many = context.get("field_type") == "List"
        allowed = f"at most {context['max_length']} entries" if many else "two numbers in brackets"
        what = "has too many entries" if many else "has too many values"
        return KINDS.value_length(*place.where, value=value, what=what, allowed=allowed)
    return None


def _type(kind: str, value: Any, place: Place, path: Path) -> Finding:
    if kind == "value_error" and isinstance(value, dict):
        numbers = ", ".join(str(value.get(name)) for name in ("low", "mode", "high"))
        return KINDS.order_numbers(*place.where, value=numbers)
    if kind.startswith("model_"):
        keys = "the keys " + listed(keys_at(place.record, path), 30)
        return _not("a set of keys and values", value, place, allowed=keys, hint=None)
    what, allowed = next(
        (words for start, words in _TYPES.items() if kind.startswith(start)),
        ("allowed here", "see the documentation of the case format"),
    )
    return _not(what, value, place, allowed=allowed, hint=None)


def _by_column(record: type[BaseModel]) -> dict[str, FieldInfo]:
    return {f.alias or name: f for name, f in record.model_fields.items()}


def keys_at(record: type[BaseModel], path: Iterable[int | str]) -> list[str]:
    """Return the keys allowed at a path into nested records."""
    model = record
    for step in path:
        if isinstance(step, str) and (info := _by_column(model).get(step)):
            model = _inner(info.annotation) or model
    return list(_by_column(model))


def _field_at(record: type[BaseModel], path: Path) -> FieldInfo | None:
    """Return the field at the end of a path into nested records."""
    model, found = record, None
    for step in path:
        info = _by_column(model).get(step) if isinstance(step, str) else None
        if info is not None:
            found, model = info, _inner(info.annotation) or model
    return found


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in typing.get_args(annotation):
        if found := _inner(part):
            return found
    return None
