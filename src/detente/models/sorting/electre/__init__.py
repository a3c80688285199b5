"""ELECTRE TRI and its stochastic form."""
