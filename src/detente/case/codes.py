"""Every kind of finding a case can give: code, severity, what it means, what to do."""

from dataclasses import dataclass
from typing import Any, ClassVar

from detente.errors import Finding, Severity

__all__ = ["KINDS", "Kind"]


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
        What to do, unless the place where it is found knows better.
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
        shown = None if value is None else _short(str(value))
        message = self.template.format(field=field, value=shown, **gaps)
        return Finding(
            code=self.code,
            severity=self.severity,
            file=file,
            line=line,
            field=field,
            value=shown,
            message=message,
            allowed=allowed,
            hint=hint or self.hint or None,
        )


def _short(text: str, limit: int = 80) -> str:
    flat = "".join(c if c.isprintable() else "�" for c in text)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


class KINDS:
    """The catalogue; each attribute is one kind of finding."""

    # files
    folder_missing = Kind(
        "folder-missing",
        "error",
        "there is no case folder here",
        "give the path of a folder with a case.yaml, or make one with `detente new DIR`",
    )
    file_missing = Kind(
        "file-missing",
        "error",
        "the file is missing",
        "create it; `detente new DIR` shows a complete example",
    )
    file_not_regular = Kind(
        "file-not-regular",
        "error",
        "this is {what}, not a plain file",
        "put a plain file in its place",
    )
    file_unreadable = Kind(
        "file-unreadable", "error", "the file cannot be read: {why}", "check its permissions"
    )
    file_too_large = Kind(
        "file-too-large",
        "error",
        "the file has {size:.1f} MB; at most {limit} MB are read",
        "a case holds graded evidence, not raw data: keep raw data beside the case",
    )
    file_unknown = Kind(
        "file-unknown",
        "warning",
        "no table of a case has this name; not read",
        "rename it, or move it out of the case folder",
    )
    encoding = Kind(
        "encoding",
        "error",
        "not UTF-8: byte {byte} at offset {offset}",
        "save the file as 'CSV UTF-8'",
    )
    nul_byte = Kind(
        "nul-byte",
        "error",
        "the file holds a NUL byte; it is binary or damaged",
        "open it in a text editor and save it again as UTF-8",
    )
    # CSV
    csv_syntax = Kind(
        "csv-syntax",
        "error",
        "not readable as CSV: {why}",
        "check for an unclosed quote in this row",
    )
    header_missing = Kind(
        "header-missing",
        "error",
        "the first line must name the columns",
        "copy the header from the documentation of the case format",
    )
    column_unknown = Kind(
        "column-unknown", "error", "column '{value}' is not known", "remove the column or rename it"
    )
    column_missing = Kind(
        "column-missing", "error", "column '{field}' is missing", "add the column to the header"
    )
    column_twice = Kind(
        "column-twice", "error", "column '{field}' is named twice", "keep one of them"
    )
    row_ragged = Kind(
        "row-ragged",
        "error",
        "the row has {found} cells; the header has {wanted}",
        "check for a missing or extra comma; put text with commas in double quotes",
    )
    too_many_rows = Kind(
        "too-many-rows", "error", "more than {limit} rows", "keep raw data beside the case"
    )
    # YAML
    yaml_syntax = Kind(
        "yaml-syntax",
        "error",
        "not readable as YAML: {why}",
        "check indentation and colons on this line and the one before",
    )
    yaml_alias = Kind(
        "yaml-alias",
        "error",
        "anchors and aliases (&, *) are not allowed",
        "write the value out; put text that begins with & or * in quotes",
    )
    yaml_tag = Kind("yaml-tag", "error", "the tag '{value}' is not allowed", "remove the tag")
    yaml_deep = Kind(
        "yaml-deep",
        "error",
        "nested more than {limit} levels deep",
        "a case needs no more than five levels",
    )
    yaml_key_twice = Kind(
        "yaml-key-twice", "error", "key '{value}' is given twice", "keep one of them"
    )
    yaml_not_mapping = Kind(
        "yaml-not-mapping",
        "error",
        "case.yaml must hold keys and values",
        "begin it with `id: my-case`",
    )
    key_unknown = Kind(
        "key-unknown", "error", "key '{value}' is not known", "remove the key or rename it"
    )
    # cells
    cell_formula = Kind(
        "cell-formula",
        "error",
        "the cell begins like a spreadsheet formula",
        "paste the value instead of the formula; text may begin with an apostrophe-free word",
    )
    cell_control = Kind("cell-control", "error", "the cell holds a control character", "delete it")
    value_required = Kind("value-required", "error", "'{field}' must not be empty", "fill it in")
    value_type = Kind("value-type", "error", "'{value}' is not {what}", "")
    value_range = Kind("value-range", "error", "{field} is {value}", "")
    value_choice = Kind("value-choice", "error", "'{value}' is not allowed in '{field}'", "")
    value_form = Kind("value-form", "error", "'{value}' has not the form of {what}", "")
    # ids
    id_twice = Kind(
        "id-twice", "error", "'{value}' already stands in line {first}", "give each row its own id"
    )
    ref_unknown = Kind(
        "ref-unknown",
        "error",
        "'{value}' is not an id in {tables}",
        "add the row it points to, or mend the id",
    )
    item_unknown = Kind("item-unknown", "error", "'{value}' is not {what}", "")
    item_unwanted = Kind(
        "item-unwanted", "error", "variable '{variable}' takes no {field}", "leave the cell empty"
    )
    item_required = Kind("item-required", "error", "variable '{variable}' needs {what}", "")
    variable_unknown = Kind("variable-unknown", "error", "variable '{value}' is not known", "")
    subject_kind = Kind(
        "subject-kind",
        "error",
        "'{value}' is a {kind}; '{variable}' is not assessed for that kind",
        "choose another variable or another actor",
    )
    code_unknown = Kind(
        "code-unknown",
        "warning",
        "code '{value}' is not declared in case.yaml",
        "declare it under `codes`, or mend it",
    )
    # numbers
    order_numbers = Kind(
        "order-numbers",
        "error",
        "{value} is out of order",
        "low must not exceed mode, nor mode high",
    )
    outside_scale = Kind("outside-scale", "error", "{field} is {value}", "")
    width_zero = Kind(
        "width-zero",
        "warning",
        "low, mode and high are all {value}: certain",
        "widen it unless nobody could doubt it",
    )
    shares_overlap = Kind(
        "shares-overlap",
        "error",
        "the parts of '{value}' have {total:.3f} of the strength; it has {whole:.3f}",
        "declare what contains what with `parent`, or lower the shares",
    )
    parent_cycle = Kind(
        "parent-cycle", "error", "'{value}' contains itself: {path}", "break the circle of `parent`"
    )
    fallback_cycle = Kind(
        "fallback-cycle",
        "error",
        "'{value}' falls back on itself: {path}",
        "break the circle of `fallback`",
    )
    parent_kind = Kind(
        "parent-kind",
        "error",
        "a {kind} cannot stand inside a {parent_kind}",
        "leaders stand in factions, factions in a movement or another faction",
    )
    neighbour_one_sided = Kind(
        "neighbour-one-sided",
        "warning",
        "'{value}' is named as a neighbour but does not name '{region}'",
        "name the border on both sides",
    )
    tile_twice = Kind(
        "tile-twice",
        "error",
        "the tile is taken by '{other}'",
        "give each region its own row and col",
    )
    # dates
    date_order = Kind(
        "date-order",
        "error",
        "'{field}' {value} lies before {start}",
        "swap the dates or mend one of them",
    )
    date_after_known = Kind(
        "date-after-known",
        "error",
        "'{field}' {value} lies after {known}, the day it was known",
        "a claim cannot report what came later; mend `{field}` or `known`",
    )
    known_missing = Kind(
        "known-missing",
        "warning",
        "nothing says when this was known; it counts as known from the start",
        "give `known`, or a date to its source",
    )
    hidden = Kind(
        "hidden-rows", "info", "{count} row(s) became known after {as_of} and are never read", ""
    )
    # evidence
    grades_far = Kind(
        "grades-far",
        "warning",
        "grade {value}: source and statement are graded far apart",
        "check both grades; readers trust such pairs least",
    )
    claim_unused = Kind(
        "claim-unused", "info", "{count} claim(s) support no number, tie, round or hypothesis", ""
    )
    context_used = Kind(
        "context-used",
        "error",
        "'{value}' is context and cannot support anything",
        "give the claim another kind, or remove the support",
    )
    placeholder_reason = Kind(
        "reason-missing",
        "warning",
        "a {what} without a reason",
        "say in `reason` why these numbers",
    )
    denial_alone = Kind(
        "denial-alone",
        "warning",
        "proposition '{value}' is denied but nobody reports it",
        "add the report that is denied, or turn the denial into a report",
    )
    role_response = Kind(
        "role-response", "error", "{why}", "`invited`, `response` and `role` must fit together"
    )
    round_dates = Kind(
        "round-dates",
        "error",
        "round '{value}' has another {field} in line {first}",
        "use one value in all its rows",
    )
    # settings
    actor_kind = Kind("actor-kind", "error", "'{value}' is a {kind}", "")
    profile_order = Kind(
        "profile-order",
        "error",
        "the profiles of '{value}' are out of order",
        "the border of engageable must be the better one on the criterion",
    )
    threshold_order = Kind(
        "threshold-order", "error", "thresholds of '{value}' must satisfy 0 <= q <= p <= v", ""
    )
    range_order = Kind("range-order", "error", "{field} runs from {value}", "write the lower first")
    prior_sum = Kind(
        "prior-sum", "error", "priors of '{value}' sum to {total:g}", "they must sum to 1"
    )
    strategy_missing = Kind(
        "strategy-missing",
        "warning",
        "strategy '{value}' is not compared",
        "every case compares at least the usual six",
    )
    rule_missing = Kind(
        "rule-missing", "error", "'{value}' engages by rule; there is none", "add `partner_rule`"
    )
    no_faction = Kind(
        "no-faction",
        "warning",
        "the movement has no faction",
        "add at least one actor of kind faction with the movement as parent",
    )

    @classmethod
    def all(cls) -> list[Kind]:
        """Return every kind in the order of the catalogue."""
        return [kind for kind in vars(cls).values() if isinstance(kind, Kind)]

    by_code: ClassVar[dict[str, Kind]] = {}


KINDS.by_code = {kind.code: kind for kind in KINDS.all()}
