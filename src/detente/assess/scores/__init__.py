"""Score what was forecast of rounds and dated questions, beside simple rules."""
