"""Edit the files of a case; bytes that need no change stay the same."""
