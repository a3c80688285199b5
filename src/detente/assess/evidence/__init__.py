"""What each answer rests on, and which claim would change it."""
