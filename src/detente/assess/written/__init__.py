"""Repeat the advice and the dissents of a case beside the answer of a run."""
