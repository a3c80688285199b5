"""Print the errors of the pooled models on issues whose outcome is known.

python -m benchmarks.backtest_bargaining ISSUES CAPABILITY

ISSUES is the tab-separated DEU III table, CAPABILITY a CSV of the actors' means.
"""

import sys

from detente.assess.agreement.pool.backtest import backtest
from detente.assess.agreement.pool.mixture import weights
from detente.position_tables.deu3 import read_deu3


def main(issues: str, capability: str) -> None:
    scores = backtest(read_deu3(issues, capability))
    shares = weights(scores)
    print(
        "| model | issues | mean absolute error | mean squared error | beside compromise | weight |"
    )
    print("|---|---|---|---|---|---|")
    for key, one in sorted(scores.items(), key=lambda pair: pair[1].absolute):
        print(
            f"| `{key}` | {one.issues} | {one.absolute:.2f} | {one.squared:.2f} "
            f"| {one.worse:+.2f} ± {one.error:.2f} | {shares[key]:.3f} |"
        )


if __name__ == "__main__":
    main(*sys.argv[1:3])
