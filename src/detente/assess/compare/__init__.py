"""What differs between two runs: the answer, the numbers, and the case behind them."""
