"""What the members of sets of hypotheses bind, if a case does not say otherwise."""
