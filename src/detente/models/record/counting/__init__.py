"""Plain counts and curves of the record, without a model of the facts."""
