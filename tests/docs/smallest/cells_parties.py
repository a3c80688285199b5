"""Tables of camps, rounds, positions, models, stages, contacts and standing, computed again."""

import numpy as np
from tests.docs.smallest.cells_war import DASH, Rows, between, spread
from tests.docs.smallest.made import NONE, TALKS, bare, made, percent, rows_alike
from tests.docs.smallest.reruns import table
from tests.docs.smallest.said_last import reached
from tests.docs.smallest.said_parties import LEVELS, camps_counted, pool, sorted_into, zone

SURE = 0.01  # within which a chance at the table is that of being asked times that of coming


def classes() -> Rows:
    """Shares by class, those with the fewest spoilers first; the rules agree on one criterion."""
    order = sorted(made().factions, key=lambda one: sorted_into(one, "spoiler"))
    rows: Rows = []
    for one in order:
        shares = [bare(sorted_into(one, level)) for level in LEVELS]
        rows.append((made().names()[one], *shares, *shares, "0"))
    return rows


def camp_count() -> Rows:
    """Chances of each number of camps, before and after the criteria."""
    both = zip(*camps_counted(), strict=True)
    return [(str(n), bare(before), bare(after)) for n, (before, after) in enumerate(both, 1)]


def past_rounds() -> Rows:
    """Seats and guests of the one round: the forecast of the day before, and the case's record."""
    names, case = made().names(), made().run.case
    found = made().run.summary.rounds.rounds["first"]
    came = [part.actor for part in case.rounds if part.response == "accepted"]
    host = next(iter(case.rounds)).convenor
    rows: Rows = [
        ("seats, forecast", f"{found.seats.p50:.0f}"),
        ("seats taken", str(len(came))),
        (names[host], "host"),
    ]
    for guest, one in found.invitees.items():
        if guest in came:
            rows.append((names[guest], f"{bare(one.present)} ✓"))
            assert abs(one.present - one.offer * one.probability) < SURE
    return rows


def next_round() -> Rows:
    """Guests by chance; the simple rule gives each the rate of all cells of the round on record."""
    rounds, names = made().run.summary.rounds, made().names()
    guests = rounds.upcoming.guests
    came = sum(one.came for one in rounds.rounds["first"].invitees.values())
    rule = (came + 0.5) / (len(guests) + 1)  # a half of each kind is added
    alike: dict[tuple[str, ...], list[str]] = {}
    for guest in sorted(guests, key=lambda one: -guests[one].present):
        one = guests[guest]
        assert abs(one.present - one.offer * one.probability) < SURE
        shares = (one.offer, one.probability, one.present, rule)
        alike.setdefault(tuple(map(bare, shares)), []).append(names[guest])
    return [(listed(named), *cells) for cells, named in alike.items()]


def listed(names: list[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]


def rounds_by_option() -> Rows:
    """Seats at the last round, the movement at it, talks of the two sides, broken deals."""
    seated = np.max([made().drawn(TALKS, f"seated.{one}") for one in made().factions], axis=0)
    low, seats, high = (
        f"{x:.0f}" for x in np.quantile(made().drawn(TALKS, "table_last"), (0.1, 0.5, 0.9))
    )
    assert low == seats == high
    plan = made().run.case.settings.strategies[1].rounds
    held = {
        NONE: (DASH, DASH, DASH),
        TALKS: (str(len(plan.invite)), seats, percent(float((seated > 0).mean()))),
    }
    return [
        (
            made().titles()[o],
            *held[o],
            percent(made().share(o, "first_talk")),
            percent(made().share(o, "broken")),
        )
        for o in made().options
    ]


def positions() -> Rows:
    """Mean share of influence and the drawn positions, the lowest first, all on judgement."""
    weight = table().capability * table().salience[:, 0]
    influence = (weight / weight.sum(axis=1, keepdims=True)).mean(axis=0)
    place = table().position[:, 0]
    return [
        (
            made().names()[table().parties[n]],
            f"{100 * influence[n]:.0f}",
            f"{spread(place[:, n], 0)}°",
        )
        for n in np.argsort(np.median(place, axis=0))
    ]


def models() -> Rows:
    """Both points, the zone, the pool and the weighted mean; medians of models as they answered."""
    found, low, high = zone()
    mean, sample = pool()
    ends = (f"{np.median(x[found]):.0f}" for x in (low, high))
    points = (f"{np.median(x[:, 0]):.0f}" for x in (table().status_quo, table().reversion))
    apart = made().run.summary.outcomes["power"].disagreement
    medians = f"{apart.low:.0f}–{apart.high:.0f}"
    assert apart.low <= np.median(mean) <= apart.high
    return [
        ("Share of power", *points, between(*ends), spread(sample, 0), spread(mean, 0), medians)
    ]


def stages() -> Rows:
    """Draws that reach a stage and, where fewer, also every stage before it."""
    rows: Rows = []
    for option in made().options:
        before, cells = np.ones(1, dtype=bool), [DASH]  # the case has no shared issue
        for found in reached(option).values():
            before = before & found
            own, chain = bare(float(found.mean())), bare(float(before.mean()))
            cells.append(own if own == chain else f"{own} ┃ {chain}")
        full, failed = (bare(made().share(option, name)) for name in ("signed_full", "failed"))
        rows.append((made().titles()[option], *cells, full, failed))
    return rows


def timeline() -> Rows:
    """The rounds of the case, with their seats."""
    first = next(iter(made().run.case.rounds))
    came = sum(part.response == "accepted" for part in made().run.case.rounds)
    return [("round", first.title, f"{first.date:%-d %B %Y}", "", f"{came} seats")]


def standing() -> Rows:
    """Standing from a settlement; without other powers there is none from acceptance."""
    cells = []
    for option in made().options:
        drawn = np.quantile(made().drawn(option, "status_success"), (0.1, 0.5, 0.9))
        assert not drawn.round(2).any()
        cells.append((made().titles()[option], "0.00", DASH, DASH, DASH))
    return rows_alike(cells)


TABLES = {
    ("camps", "faction"): classes,
    ("camps", "camps"): camp_count,
    ("rounds", "guest"): past_rounds,
    ("who-comes-to-the-next-round", "guest"): next_round,
    ("rounds-and-talks-by-option", "option"): rounds_by_option,
    ("outcomes", "party"): positions,
    ("models", "issue"): models,
    ("stages", "option"): stages,
    ("contacts", "lane"): timeline,
    ("standing", "option"): standing,
}
