"""The pool of bargaining models and its back-test."""
