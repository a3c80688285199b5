"""Check what the engagement model reads: bindings, heads, factions, events, options."""
