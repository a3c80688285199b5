"""Models of offers, counter-offers and crises."""
