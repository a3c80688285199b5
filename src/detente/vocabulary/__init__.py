"""Vocabulary of the whole package: constants and enumerations; nothing is computed here."""
