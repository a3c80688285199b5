"""Build, score and check the record: what became of other wars."""
