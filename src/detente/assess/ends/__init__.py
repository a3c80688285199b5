"""How the war may end under each option: ends, fates, dated events."""
