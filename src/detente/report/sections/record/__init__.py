"""What became of wars like this one, beside the model's number of the same event."""
