"""Explain a number by what it is based on: exact links below the inputs, statistical above."""
