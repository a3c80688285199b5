"""Means of the actors of the DEU data: gross domestic products, for files that state none."""

__all__ = ["GDP"]

# Trillions of US dollars, round figures of about 2022. Commission and Parliament are set level
# with the largest member state: a judgement, no product of theirs.
GDP = {
    "com": 4.1,
    "ep": 4.1,
    "at": 0.48,
    "be": 0.58,
    "bu": 0.09,  # codespell:ignore bu
    "cr": 0.08,
    "cy": 0.03,
    "cz": 0.31,
    "dk": 0.37,
    "ee": 0.04,
    "fi": 0.28,
    "fr": 2.8,
    "de": 4.1,
    "el": 0.22,
    "hu": 0.2,
    "ie": 0.5,
    "it": 2.09,
    "lv": 0.04,
    "lt": 0.07,
    "lu": 0.08,
    "mt": 0.02,
    "nl": 1.03,
    "pl": 0.75,
    "pt": 0.27,
    "ro": 0.32,
    "si": 0.06,
    "sk": 0.12,
    "es": 1.46,
    "se": 0.55,
    "uk": 2.64,
}
"""By the letters that follow ``p`` and ``s`` in the names of columns."""
