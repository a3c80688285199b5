"""What happens month by month under each option: ranges of measures, and chances of events."""
