"""Guests by chance beside the simple rule; announced rounds; rounds and talks by option."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.assess.attendance.record import (
    AnnouncedGuest,
    AnnouncedRound,
    NextGuest,
    PastRounds,
)
from detente.assess.summary.record import Summary
from detente.report.sections.table.next_round import (
    announced_guests,
    next_guests,
    option_rounds,
)
from detente.report.words import bare_percent


def rounds(*chances: float, rule: float | None = 0.05) -> PastRounds:
    found = finished()[0].rounds
    guests = {
        f"g{n}": NextGuest(
            offer=chance, probability=1.0, present=chance, roles={}, rounds=n, rule=rule
        )
        for n, chance in enumerate(chances)
    }
    return found.model_copy(
        update={"upcoming": found.upcoming.model_copy(update={"guests": guests})}
    )


def names(many: int) -> dict[str, str]:
    return {f"g{n}": f"Guest {n}" for n in range(many)}


def test_guests_stand_by_chance_beside_the_rule():
    found = next_guests(rounds(0.2, 0.9), names(2))
    assert found.rows == [
        ("Guest 1", "90", "100", "90", "5"),
        ("Guest 0", "20", "100", "20", "5"),
    ]
    assert found.rest == ""
    alike = next_guests(rounds(0.2, 0.9, 0.2), names(3))
    assert alike.rows[1][0] == "Guest 0 and Guest 2"


def test_twelve_are_named_and_the_rest_summed_up():
    found = next_guests(rounds(*(n / 20 for n in range(14))), names(14))
    assert len(found.rows) == 12
    assert found.rest == "2 other guests have at most 5 %, by the rule at most 5 %."
    unruled = next_guests(rounds(*(n / 20 for n in range(13)), rule=None), names(13))
    assert unruled.rows[0][4] == "–"
    assert unruled.rest == "1 other guest has at most 0 %."


def test_announced_guests_stand_by_chance():
    one = AnnouncedRound(
        title="Coming",
        date="2020-12-01",
        host="g0",
        on_time=0.5,
        ever=0.8,
        guests={
            f"g{n}": AnnouncedGuest(agreed=n == 1, if_held=n / 20, on_time=n / 40)
            for n in range(14)
        },
    )
    found = announced_guests(one, names(14))
    assert found.rows[0] == ("Guest 13", "asked", "65", bare_percent(13 / 40))
    assert found.rows[-1][0] == "Guest 2"
    assert found.rest == "2 other guests have at most 5 %."
    few = one.model_copy(update={"guests": {"g1": one.guests["g1"]}})
    assert announced_guests(few, names(2)).rows[0][1] == "agreed"


def with_talks(summary: Summary, **chances: float) -> Summary:
    """Return a summary in which each option has the same chance of talks, or its own."""
    options = {option.id: chances.get(option.id, 0.25) for option in summary.strategy_list}
    stem = "attendance/talks/{}/{}"
    return altered(
        summary,
        {stem.format(option, "probability"): chance for option, chance in options.items()}
        | {stem.format(option, "broken"): 0.1 for option in options},
    )


def test_every_option_has_its_rounds():
    summary = with_talks(finished()[0])
    found = option_rounds(summary)
    assert found.same == "Under every option government and movement talk in 25 % of draws."
    rows = {title: row for row in found.rows for title in row[0].split("; ")}
    assert set(rows) == {option.title for option in summary.strategy_list}
    assert len({row[1:] for row in found.rows}) == len(found.rows)
    for option in summary.strategy_list:
        planned, row = summary.attendance.planned[option.id], rows[option.title]
        assert len(row) == len(found.heads) + 1 == 4
        assert (row[2] == "–") == (planned is None)
        if planned is not None:
            assert row[1] == str(sum(g.asked == "yes" for g in planned.guests.values()))
            assert (row[3] == "not asked") == (planned.movement is None)


def test_talks_have_a_column_where_an_option_changes_them():
    found = option_rounds(with_talks(finished()[0], none=0.5))
    assert found.same == ""
    assert found.heads[-2:] == ("government and movement talk", "a deal is broken")
    assert {row[4] for row in found.rows} == {"25 %", "50 %"}
