"""Offers, counter-offers and crises."""
