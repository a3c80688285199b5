"""The exchange model: pairs of actors trade positions on pairs of issues."""
