"""What became of wars like this one: the record, beside what the model says of the same event."""
