"""What happens month by month: ranges of three measures, and chances of dated events."""
