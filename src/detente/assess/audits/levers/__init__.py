"""What each lever of an option adds to its gain over the reference option."""
