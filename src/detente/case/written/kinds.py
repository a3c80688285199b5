"""Kinds of finding about advice and dissent."""

from detente.case.findings.kind import Kind

__all__ = ["WrittenKinds"]


class WrittenKinds:
    """Each attribute is one kind of finding."""

    written_not_text = Kind(
        "written-not-text",
        "error",
        "this is a file of another program, not plain text",
        "open it in the program that wrote it, and save it as plain text in UTF-8",
    )
    head_missing = Kind(
        "head-missing",
        "error",
        "{why}",
        "begin the file with a line `---`, then `written_on`, `by` and `handling`, then a second "
        "line `---`, then the text",
    )
    words_many = Kind(
        "words-many",
        "error",
        "`{field}` has {count} words; page one has room for {most}",
        "shorten it to the main point",
    )
    words_cut = Kind(
        "words-cut",
        "info",
        "`{field}` has {count} words, so page one prints its first {most}",
        "say the main point in at most {most} words; the whole text is printed inside",
    )
    advice_incomplete = Kind(
        "advice-incomplete",
        "warning",
        "recommendation {number} does not say {missing}",
        "add {keys}",
    )
    advice_older = Kind(
        "advice-older",
        "warning",
        "the advice was written on {value}, before claim '{claim}' became known on {day}",
        "read the newer claims; then correct the advice, and its date",
    )
    written_later = Kind(
        "written-later",
        "info",
        "this was written on {value}, after {as_of}, and is not read",
        "a later as-of date reads it; correct `written_on` if it is wrong",
    )
