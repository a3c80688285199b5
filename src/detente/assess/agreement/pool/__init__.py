"""The pool: one forecast of an issue, its errors elsewhere, and the back-test behind it."""
