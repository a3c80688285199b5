"""What it rests on."""
