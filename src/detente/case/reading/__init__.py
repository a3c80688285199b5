"""Read the files of a case into checked records."""
