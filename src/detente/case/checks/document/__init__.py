"""Check ``case.yaml`` against itself: settings, and the facts of the war."""
