"""Report the results of each option, and the conditions under which it backfires."""
