"""Score the record on conflicts and years that it has not seen."""
