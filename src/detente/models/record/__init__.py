"""The record: what became of other wars, estimated from public data on how wars end."""
