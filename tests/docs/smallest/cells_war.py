"""Tables of options, ends, months and the record of other wars, computed again."""

import numpy as np
from tests.docs.smallest.made import DRAWS, NONE, TALKS, bare, made, rows_alike
from tests.docs.smallest.said_war import LAST, MEASURES, month_by_month
from tests.docs.smallest.wars import cut, estimates, known

from detente.assess.ends.record import FATES
from detente.vocabulary.ends import ENDS

Rows = list[tuple[str, ...]]
DASH = "–"
END_WORDS = (
    "the war goes on",
    "it goes on, with a deal of a power of its own",
    "low activity",
    "ceasefire",
    "a deal with a part",
    "a deal that binds the movement",
    "the government wins",
    "the movement wins",
)
ON_THE_WAY = {
    "first_talk": "first talks",
    "signed": "any deal in force",
    "failed": "a deal fails",
    "low_activity": "low activity",
    "recognised.northland": (
        "open contact without a label, under a binding deal or a rebel victory"
    ),
    "splits": "a faction splits",
    "left": "the convenor leaves",
}
ON_RECORD = {
    "text": "a text of any kind is signed",
    "deal": "a deal is signed",
    "full": "a full deal is signed",
    "truce": "a ceasefire, signed or in fact",
    "continues": "the fighting goes on",
    "agreement": "the fighting ends by an agreement",
    "ceasefire": "the fighting ends by a ceasefire",
    "government_victory": "the government wins",
    "rebel_victory": "the movement wins",
    "low_activity": "the fighting falls below 25 deaths a year",
}
TELLS = {"yes": "yes", "weak": "weakly", "none": "no"}


def between(low: str, high: str) -> str:
    """Return a range as tables print it: a dash, also where a sentence would say `to`."""
    return f"{low} to {high}" if high.startswith("under") else f"{low}–{high}"


def spread(values: np.ndarray, digits: int) -> str:
    low, middle, high = (f"{x:.{digits}f}" for x in np.quantile(values, (0.1, 0.5, 0.9)))
    return f"{middle} ({low}–{high})"


def over_options(shares: list[float]) -> str:
    """Return the share under the reference option, and the range over all if it is wider."""
    here, low, high = bare(shares[0]), bare(min(shares)), bare(max(shares))
    return here if here == low == high else f"{here} ({between(low, high)})"


def of_page_one() -> Rows:
    """Chances with two standard errors; seats and deaths with their 80 % range."""
    rows = []
    for option in made().options:
        chance = made().share(option, "signed")
        two = 2 * np.sqrt(chance * (1 - chance) / DRAWS)
        ends = between(bare(max(chance - two, 0.0)), bare(chance + two))
        seats, deaths = DASH, "0"
        if option == TALKS:
            low, seats, high = (f"{x:.0f}" for x in quantiles_of(option, "table_max"))
            assert low == seats == high
            deaths = spread(made().drawn(option, "toll") - made().drawn(NONE, "toll"), 1)
        rows.append((made().titles()[option], f"{bare(chance)} ({ends})", seats, deaths))
    record = known("deal").chance
    return [*rows, ("wars like this one", bare(record), DASH, DASH)]


def quantiles_of(option: str, column: str) -> np.ndarray:
    return np.quantile(made().drawn(option, column), (0.1, 0.5, 0.9))


def differences() -> Rows:
    """Mean paired differences beyond two standard errors, with these."""
    mean, error = made().between("table_max")
    assert abs(mean) > 2 * error
    words = "most seats at a table ┃ seats with the host"
    return [(words, DASH, f"{mean:+.2f}", f"{2 * error:.2f}")]


def ends() -> Rows:
    """Ends at the horizon, then events that some option has in a draw of a hundred."""
    outcomes = [made().drawn(option, "outcome") for option in made().options]
    rows: Rows = [
        (words, over_options([float((one == n).mean()) for one in outcomes]))
        for n, words in enumerate(END_WORDS)
    ]
    assert len(END_WORDS) == len(ENDS)
    rows.append(("on the way, at any time",))
    for column, words in ON_THE_WAY.items():
        rows.append((words, over_options(made().shares(column))))
    return rows


def fans() -> Rows:
    """Middle and 80 % range of three measures, half way and in the last month."""
    heads = (
        "Deaths a month",
        "Seats at the latest round",
        "The government’s trust in the movement",
    )
    rows: Rows = []
    for head, (measure, digits) in zip(heads, MEASURES, strict=True):
        cells = []
        for option in made().options:
            drawn = month_by_month(option, measure)
            none = measure == "seats" and not made().drawn(option, "rounds").any()
            shown = (spread(drawn[:, month - 1], digits) for month in (LAST // 2, LAST))
            cells.append((made().titles()[option], *((DASH, DASH) if none else shown)))
        rows += [(head,), *rows_alike(cells)]
    return rows


def chances() -> Rows:
    """Shares of draws with a deal by the last month, and the record."""
    deal = known("deal")
    shown = f"{bare(deal.chance)} ({between(bare(deal.low), bare(deal.high))})"
    rows = [(made().titles()[o], bare(made().share(o, "signed"))) for o in made().options]
    return [("Any deal",), *rows, ("wars like this one", shown)]


def steps() -> Rows:
    """Shares of draws with first talks by each third of the months."""
    rows: Rows = []
    for option in made().options:
        month = made().drawn(option, "first_talk")
        by = ((month > 0) & (month <= LAST * n // 3) for n in (1, 2, 3))
        rows.append((made().titles()[option], *(bare(float(one.mean())) for one in by)))
    return [("First talks of the two sides",), *rows]


def in_this_run(event: str) -> str:
    """Return the share of draws with an event, and two errors with two draws of each kind added."""
    if event == "deal":
        hits = made().drawn(NONE, "signed") > 0
    elif event in FATES:
        hits = made().drawn(NONE, "fate") == FATES.index(event)
    else:
        return DASH
    nearer = (hits.sum() + 2) / (DRAWS + 4)
    error = np.sqrt(nearer * (1 - nearer) / (DRAWS + 4))
    return f"{bare(float(hits.mean()))} ± {200 * error:.0f}"


def record() -> Rows:
    """Chances on record, this run's shares, and how often fighting came again."""
    rows: Rows = []
    for event, words in ON_RECORD.items():
        own = known(event)
        chance = bare(own.chance)
        if own.low is not None and bare(own.low) != bare(own.high):
            chance += f" ({between(bare(own.low), bare(own.high))})"
        again = cut()["resumed_5"].get(event)
        resumed = f" ({again['events']} of {again['n']} resumed)" if again else ""
        tells = TELLS[estimates()["gate"][event]["12"]]
        rows.append((f"{words}{resumed}", chance, in_this_run(event), tells))
    return rows


TABLES = {
    ("options", "option"): of_page_one,
    ("every-other-outcome", "outcome"): differences,
    ("ends", "12 months ahead, % of draws"): ends,
    ("months", "option", "month 6"): fans,
    ("months", "option", "by month 12, %"): chances,
    ("months", "option", "by month 4, %"): steps,
    ("record", "within 12 months, %"): record,
}
