"""ELECTRE TRI methods and their stochastic form, SMAA-TRI."""
