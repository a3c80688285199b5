"""Kinds of finding about form: files, CSV, YAML, and single cells."""

from detente.case.findings.kind import Kind

__all__ = ["FormKinds"]


class FormKinds:
    """Each attribute is one kind of finding."""

    # files
    folder_missing = Kind(
        "folder-missing",
        "error",
        "this case folder cannot be opened: {why}",
        "give the path of a folder with a case.yaml, or create one with `detente new DIR`",
    )
    folder_empty = Kind(
        "folder-empty",
        "error",
        "this folder contains no case: it has no case.yaml and no table",
        "give the path of the folder that contains case.yaml, or create one with `detente new DIR`",
    )
    file_missing = Kind(
        "file-missing",
        "error",
        "the file is missing",
        "create it; `detente new DIR` writes a complete example",
    )
    file_renamed = Kind(
        "file-renamed",
        "error",
        "the file is missing; '{value}' may be the same file under another name",
        "rename the file",
    )
    file_not_regular = Kind(
        "file-not-regular",
        "error",
        "this is {what}; it must be a plain file",
        "replace it with a plain file",
    )
    file_unreadable = Kind(
        "file-unreadable", "error", "the file cannot be read: {why}", "check its permissions"
    )
    file_too_large = Kind(
        "file-too-large",
        "error",
        "the file has {size:.1f} MB; the limit is {limit} MB",
        "a case holds graded evidence; keep raw data outside the case folder",
    )
    file_unknown = Kind(
        "file-unknown",
        "warning",
        "no table of a case has this name; the file is not read",
        "rename it, or move it out of the case folder",
    )
    encoding = Kind(
        "encoding",
        "error",
        "the file is not UTF-8: {why}",
        "save it as UTF-8; in a spreadsheet choose 'CSV UTF-8'",
    )
    nul_byte = Kind(
        "nul-byte",
        "error",
        "the file contains a NUL byte; it is binary or damaged",
        "open it in a text editor and save it again as UTF-8",
    )
    spreadsheet = Kind(
        "spreadsheet",
        "error",
        "this is a spreadsheet file, not text",
        "open it and save the sheet as 'CSV UTF-8'",
    )
    foreign_format = Kind("foreign-format", "error", "this is {what}, not a table in CSV", "")
    # CSV
    csv_syntax = Kind(
        "csv-syntax",
        "error",
        "the file is not valid CSV: {why}",
        "check this row for a quote that is not closed; write a quote inside a cell twice",
    )
    delimiter = Kind(
        "delimiter",
        "error",
        "cells are separated by {found}; they must be separated by commas",
        "save the file as comma-separated values (CSV UTF-8), with a decimal point in numbers; if "
        "your spreadsheet writes other marks again, set its region to English (US) first",
    )
    header_missing = Kind(
        "header-missing",
        "error",
        "the first line does not name the columns",
        "write a first line with at least these columns: {needed}",
    )
    column_unknown = Kind(
        "column-unknown", "error", "unknown column '{value}'", "remove the column or rename it"
    )
    column_unnamed = Kind(
        "column-unnamed",
        "error",
        "{count} column(s) have no name",
        "delete extra commas at the ends of the lines, or give the column a name",
    )
    column_index = Kind(
        "column-index",
        "error",
        "the first column has no name",
        "delete it if it counts rows (pandas leaves it out with index=False), or name it",
    )
    column_missing = Kind(
        "column-missing", "error", "column `{field}` is missing", "add the column to the header"
    )
    column_twice = Kind(
        "column-twice", "error", "column `{field}` appears twice", "keep one of them"
    )
    row_ragged = Kind(
        "row-ragged",
        "error",
        "the row has {found} cells; the header has {wanted}",
        "check for a missing or extra comma; put text that contains commas in double quotes",
    )
    rows_in_cell = Kind(
        "rows-in-cell",
        "error",
        "a cell of this row runs to line {last} and contains other rows",
        "close the double quote that opens the cell; write long text on one line",
    )
    too_many_rows = Kind(
        "too-many-rows",
        "error",
        "the table has more than {limit} rows",
        "keep raw data outside the case folder",
    )
    too_many_lines = Kind(
        "too-many-lines",
        "error",
        "the file has {found:,} lines; at most {limit:,} are read, blank ones included",
        "delete the blank lines",
    )
    too_many_findings = Kind(
        "too-many-findings",
        "error",
        "the table has more than {limit} findings; the rows from here on are not checked",
        "correct the findings above first; so many have one or two causes",
    )
    too_many_columns = Kind(
        "too-many-columns",
        "error",
        "the first line has {found} cells",
        "check that the file has line ends and that its first line names the columns",
    )
    # YAML
    yaml_syntax = Kind(
        "yaml-syntax",
        "error",
        "the file is not valid YAML: {why}",
        "check the indentation and the colons on this line and on the line before",
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
        "the file is nested more than {limit} levels deep",
        "use fewer levels; a case needs no more than five levels",
    )
    yaml_key_twice = Kind(
        "yaml-key-twice", "error", "key '{value}' appears twice", "keep one of them, or rename one"
    )
    yaml_not_mapping = Kind(
        "yaml-not-mapping",
        "error",
        "{name} must contain keys and values",
        "start the file with `id: my-case`",
    )
    key_unknown = Kind(
        "key-unknown", "error", "unknown key '{value}'", "remove the key or rename it"
    )
    # cells
    cell_formula = Kind(
        "cell-formula",
        "error",
        "'{value}' looks like a spreadsheet formula",
        "paste the value instead of the formula; start text with a word",
    )
    cell_control = Kind(
        "cell-control",
        "error",
        "the text contains {what}",
        "delete the character, or type the word again",
    )
    text_garbled = Kind(
        "text-garbled",
        "warning",
        "'{value}' was probably saved in a wrong encoding",
        "did you mean '{meant}'? save the file as UTF-8 in the program that wrote it",
    )
    value_required = Kind("value-required", "error", "`{field}` must not be empty", "fill it in")
    value_type = Kind("value-type", "error", "{shown} is not {what}", "")
    value_length = Kind("value-length", "error", "`{field}` {what}", "")
    value_range = Kind("value-range", "error", "`{field}` is {value}", "")
    value_choice = Kind("value-choice", "error", "'{value}' is not allowed in `{field}`", "")
    value_form = Kind("value-form", "error", "'{value}' is not a valid {what}", "")
