"""Products of the actors of the DEU data."""

from detente.position_tables.deu3_means import GDP


def test_every_actor_of_the_data_has_means():
    assert len(GDP) == 30  # Commission, Parliament, 28 member states
    assert min(GDP.values()) > 0.0


def test_commission_and_parliament_are_level_with_the_largest_state():
    assert GDP["com"] == GDP["ep"] == max(GDP.values()) == GDP["de"]
