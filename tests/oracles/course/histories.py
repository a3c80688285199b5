"""Twelve constructed histories, each with the fate that UCDP would code (section 9)."""

from tests.oracles.course.fates import (
    AGREEMENT,
    CEASEFIRE,
    CONTINUES,
    GOVERNMENT,
    LOW,
    REBELS,
    History,
)

HORIZON, LAST = 36, 48
HOT, COLD = 100.0, 1.0  # deaths a month


def months(*spans: tuple[int, int]) -> list[bool]:
    """Return in which months something holds, given first and last ones."""
    return [any(a <= month <= b for a, b in spans) for month in range(1, LAST + 1)]


def deaths(*spans: tuple[int, int, float], other: float = HOT) -> list[float]:
    """Return deaths by month, given spans with a number of their own."""
    found = [other] * LAST
    for first, last, number in spans:
        found[first - 1 : last] = [number] * (last - first + 1)
    return found


def history(*, deal=(), ceasefire=(), low=(), dead=None, victory=None, ratio=False):
    """Return a history of three years and one more."""
    return History(
        HORIZON,
        months(*deal),
        months(*ceasefire),
        months(*low),
        deaths() if dead is None else dead,
        victory,
        ratio,
    )


HISTORIES = {
    "fighting goes on": (history(), (CONTINUES, None)),
    "the government wins": (history(victory=(5, "government")), (GOVERNMENT, 5)),
    "rebels win": (history(victory=(36, "rebels")), (REBELS, 36)),
    "a lull": (history(low=[(7, LAST)], dead=deaths((8, LAST, COLD))), (LOW, 7)),
    "a lull of a few months": (
        history(low=[(7, 11)], dead=deaths((8, 11, COLD))),
        (CONTINUES, None),
    ),
    "a deal, and quiet": (history(deal=[(4, LAST)], dead=deaths((5, LAST, COLD))), (AGREEMENT, 4)),
    "a deal, fighting for a year more": (
        history(deal=[(4, LAST)], dead=deaths((17, LAST, COLD))),
        (AGREEMENT, 16),
    ),
    "a deal that fails, then a lull": (
        history(deal=[(4, 8)], low=[(20, LAST)], dead=deaths((18, LAST, COLD))),
        (LOW, 20),
    ),
    "a ceasefire, and a victory long after": (
        history(ceasefire=[(3, 29)], dead=deaths((4, 20, COLD)), victory=(30, "rebels")),
        (CEASEFIRE, 3),
    ),
    "a ceasefire in name, then a victory": (
        history(ceasefire=[(3, 20)], victory=(20, "government")),
        (GOVERNMENT, 20),
    ),
    "a deal between a patron and the movement alone": (
        history(dead=deaths((10, LAST, COLD))),
        (CONTINUES, None),
    ),
    "a deal in the last month, quiet after the horizon": (
        history(deal=[(36, LAST)], ceasefire=[(36, LAST)], dead=deaths((37, LAST, 2.0))),
        (AGREEMENT, 36),
    ),
}
