"""Records of every table of a case and of `case.yaml`."""
