"""Every text a reader sees, by message: English, other languages, and two to test with."""
