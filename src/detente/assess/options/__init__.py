"""What each option leads to, and when it backfires."""
