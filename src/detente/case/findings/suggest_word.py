"""Suggest the grade or probability that a word stands for, by the standard that defines it."""

__all__ = ["grade_hint", "probability_hint"]

_RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
_CREDIBILITY = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
_GRADES = {"reliability": _RELIABILITY, "credibility": _CREDIBILITY}
_ALIASES = {
    "reliability": {"reliable": "A", "not reliable": "E", "cannot be judged": "F"},
    "credibility": {
        "confirmed": "1",
        "probable": "2",
        "probably": "2",
        "possible": "3",
        "possibly": "3",
        "doubtfully true": "4",
        "cannot be judged": "6",
    },
}
# Intelligence Community Directive 203 (2015), section D.6.e.2.a: percent.
_PROBABILITY = {
    "almost no chance": (1, 5),
    "remote": (1, 5),
    "very unlikely": (5, 20),
    "highly improbable": (5, 20),
    "unlikely": (20, 45),
    "improbable": (20, 45),
    "roughly even chance": (45, 55),
    "even chance": (45, 55),
    "roughly even odds": (45, 55),
    "likely": (55, 80),
    "probable": (55, 80),
    "probably": (55, 80),
    "very likely": (80, 95),
    "highly probable": (80, 95),
    "almost certain": (95, 99),
    "almost certainly": (95, 99),
    "nearly certain": (95, 99),
}


def _same(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").replace("_", " ").split())


def grade_hint(column: str, text: str) -> str | None:
    """Return a hint with the Admiralty grade of a word, or the whole scale; None for other columns.

    Examples
    --------
    >>> grade_hint("reliability", "usually reliable")
    "write 'B', which stands for usually reliable"
    """
    scale = _GRADES.get(column.rsplit(".", 1)[-1])
    if scale is None:
        return None
    word = _same(text)
    words = {_same(meaning): grade for grade, meaning in scale.items()}
    grade = (words | _ALIASES[column.rsplit(".", 1)[-1]]).get(word)
    if grade:
        return f"write '{grade}', which stands for {scale[grade]}"
    return ", ".join(f"{key}: {meaning}" for key, meaning in scale.items())


def probability_hint(text: str) -> str | None:
    """Return a hint with the range that ICD 203 gives a word of probability, or None.

    Examples
    --------
    >>> probability_hint("Very likely")
    "write a number; ICD 203 uses 'very likely' for 0.8 to 0.95"
    """
    word = _same(text)
    if word not in _PROBABILITY:
        return None
    low, high = _PROBABILITY[word]
    return f"write a number; ICD 203 uses '{word}' for {low / 100:g} to {high / 100:g}"
