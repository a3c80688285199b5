"""The 1994 emission-standards forecast under every reading, as Markdown: ``python -m``.

The page "What the 2011 replication does and does not reproduce" holds what this prints.
"""

import sys
from dataclasses import replace

import numpy as np

from detente.models.bargaining.challenge.model import (
    READINGS,
    Challenge,
    Ending,
    Reading,
    challenge_array,
)
from detente.numerics.arrays import Floats

__all__ = ["table"]

# Bueno de Mesquita (1994) as printed in Scholz, Calbert and Smith (2011), Table 1: Netherlands,
# Belgium, Luxembourg, Germany, France, Italy, UK, Ireland, Denmark, Greece; years of delay.
_CAPABILITY = np.array([0.08, 0.08, 0.03, 0.16, 0.16, 0.16, 0.16, 0.05, 0.05, 0.08])
_SALIENCE = np.array([0.8, 0.4, 0.2, 0.8, 0.6, 0.6, 0.9, 0.1, 1.0, 0.7])
_POSITION = np.array([4.0, 7, 4, 4, 10, 10, 10, 7, 4, 7])

# Table 2 of the same paper, rounds 1 to 8, one digit.
_MEDIAN = np.array([8.4, 9.9, 9.9, 9.9, 9.9, 7.4, 8.8, 9.6])
_MEAN = np.array([7.4, 7.5, 7.6, 7.3, 7.3, 7.4, 7.5, 7.6])

_LONG = 1000  # rounds to look for rest or a cycle

_RUN, _PRINT = READINGS["as_run"], READINGS["as_printed"]
# "…" continues the row above that names a reading; such names may repeat.
_ROWS: tuple[tuple[str, Reading], ...] = (
    ("`as_run` = `jmckib`", _RUN),
    ("… voters without exponent", replace(_RUN, voter_exponent=False)),
    ("… range of the round", replace(_RUN, span="current")),
    ("… with capitulation", replace(_RUN, capitulation=True)),
    ("… conflict moves nobody", replace(_RUN, conflict="nobody")),
    ("… challenger's own exponent", replace(_RUN, exponent="own")),
    ("… compromise by least move", replace(_RUN, compromise_key="least")),
    ("… least move over all classes", replace(_RUN, choice="least")),
    ("… strongest challenger first", replace(_RUN, choice="strongest")),
    ("… votes of the pair (equation 31)", replace(_RUN, probability="pair")),
    ("… Q = 0.5", replace(_RUN, q=0.5)),
    ("`as_printed`", _PRINT),
    ("… class first, tie to the first", replace(_PRINT, choice="class", tie="first")),
    ("… class first, tie to the lowest", replace(_PRINT, choice="class")),
    ("… strongest challenger first", replace(_PRINT, choice="strongest")),
    ("… security as in the appendix", replace(_PRINT, security="appendix")),
    ("… Q = 0.5", replace(_PRINT, q=0.5)),
    ("`dmasad`", READINGS["dmasad"]),
    ("`schelling`", READINGS["schelling"]),
    ("`minimalgeek`", READINGS["minimalgeek"]),
)


def _play(reading: Reading, rounds: int) -> Challenge:
    return challenge_array(_POSITION, _CAPABILITY, _SALIENCE, variant=reading, rounds=rounds)


def _line(name: str, numbers: Floats, error: str, *more: str) -> str:
    return f"| {' | '.join([name, *(f'{x:.2f}' for x in numbers), error, *more])} |"


def _fate(reading: Reading) -> str:
    """Say what becomes of positions if nothing but rest or a cycle ends the game."""
    found = _play(replace(reading, stop="rounds"), _LONG)
    if found.ending == Ending.CYCLE:
        return f"cycle of {found.cycle_length}"
    return "rest" if found.ending == Ending.REST else f"still moving after {_LONG}"


def table() -> str:
    """Return both tables: medians with each reading's fate, and means."""
    head = [f"| reading | {' | '.join(str(n) for n in range(1, 9))} | error |"]
    rule = "|---|" + "---|" * 9
    first = [head[0] + " in the long run |", rule + "---|"]
    second = [head[0], rule]
    first.append(_line("**printed, Table 2**", _MEDIAN, "", ""))
    second.append(_line("**printed, Table 2**", _MEAN, ""))
    for name, reading in _ROWS:
        found = _play(reading, 8)
        median, mean = found.median[1:], found.mean[1:]
        error = f"{np.abs(median - _MEDIAN).mean():.2f}"
        first.append(_line(name, median, error, _fate(reading)))
        second.append(_line(name, mean, f"{np.abs(mean - _MEAN).mean():.2f}"))
    parts = ["Median after each round:", "", *first, "", "Mean after each round:", "", *second]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.stdout.write(table())
