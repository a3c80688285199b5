"""Plan a run, resume it, and read it back."""
