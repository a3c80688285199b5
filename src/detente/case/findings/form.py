"""Kinds of finding about form: files, CSV, YAML, and single cells."""

from detente.case.findings.kind import Kind

__all__ = ["FormKinds"]


class FormKinds:
    """Each attribute is one kind of finding."""

    # files
    folder_missing = Kind(
        "folder-missing",
        "error",
        "there is no case folder here: {why}",
        "give the path of a folder with a case.yaml, or make one with `detente new DIR`",
    )
    folder_empty = Kind(
        "folder-empty",
        "error",
        "this folder holds no case: neither a case.yaml nor a table",
        "name the folder that holds case.yaml, or make one with `detente new DIR`",
    )
    file_missing = Kind(
        "file-missing",
        "error",
        "the file is missing",
        "create it; `detente new DIR` shows a complete example",
    )
    file_renamed = Kind(
        "file-renamed",
        "error",
        "the file is missing; '{value}' may be meant",
        "rename it",
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
        "not UTF-8: {why}",
        "save it as UTF-8; in a spreadsheet choose 'CSV UTF-8'",
    )
    nul_byte = Kind(
        "nul-byte",
        "error",
        "the file holds a NUL byte; it is binary or damaged",
        "open it in a text editor and save it again as UTF-8",
    )
    spreadsheet = Kind(
        "spreadsheet",
        "error",
        "this is a spreadsheet file, not text",
        "open it and save the sheet as 'CSV UTF-8'",
    )
    # CSV
    csv_syntax = Kind(
        "csv-syntax",
        "error",
        "not readable as CSV: {why}",
        "check for an unclosed quote in this row; a quote inside a cell is written twice",
    )
    delimiter = Kind(
        "delimiter",
        "error",
        "cells are separated by {found}, not by commas",
        "save it as comma-separated values (CSV UTF-8)",
    )
    header_missing = Kind(
        "header-missing",
        "error",
        "the first line must name the columns",
        "write this first line, with at least these columns: {needed}",
    )
    column_unknown = Kind(
        "column-unknown", "error", "column '{value}' is not known", "remove the column or rename it"
    )
    column_unnamed = Kind(
        "column-unnamed",
        "error",
        "{count} column(s) have no name",
        "delete the extra commas at the ends of the lines, or name the column",
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
    rows_in_cell = Kind(
        "rows-in-cell",
        "error",
        "a cell of this row runs to line {last} and holds whole rows",
        "close the double quote that opens it; write long text on one line",
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
        "anchors, aliases and merge keys (&, *, <<) are not allowed",
        "write the value out; put text that begins with & or * in quotes",
    )
    yaml_tag = Kind(
        "yaml-tag",
        "error",
        "the tag '{value}' is not allowed",
        "remove the tag; put text that begins with ! in quotes",
    )
    yaml_deep = Kind(
        "yaml-deep",
        "error",
        "nested more than {limit} levels deep",
        "a case needs no more than five levels",
    )
    yaml_key_twice = Kind(
        "yaml-key-twice", "error", "key '{value}' is given twice", "keep one of them, or rename one"
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
        "paste the value instead of the formula; let text begin with a word",
    )
    cell_control = Kind(
        "cell-control",
        "error",
        "the text holds {what}",
        "delete the character, or type the word again",
    )
    value_required = Kind("value-required", "error", "'{field}' must not be empty", "fill it in")
    value_type = Kind("value-type", "error", "{shown} is not {what}", "")
    value_length = Kind("value-length", "error", "'{field}' {what}", "")
    value_range = Kind("value-range", "error", "{field} is {value}", "")
    value_choice = Kind("value-choice", "error", "'{value}' is not allowed in '{field}'", "")
    value_form = Kind("value-form", "error", "'{value}' has not the form of {what}", "")
