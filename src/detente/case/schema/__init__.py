"""What a case may say: records of every table and of `case.yaml`."""
