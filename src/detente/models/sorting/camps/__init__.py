"""Models that estimate the number of camps by mixtures of leaders."""
