"""Models that sort actors into classes and camps."""
