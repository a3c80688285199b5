"""Kinds of finding and their messages."""
