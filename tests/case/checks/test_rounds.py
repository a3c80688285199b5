import pytest
from tests.case.breakage import Breakage, answers_well, both, edit, slips, swap

from detente.case.reading.read import check_case

RO = "rounds.csv"
EAST = "eastland,yes,accepted,participant"
LATER = b",2020-09-20,"


def misfit(name: str, new: str, *others: str) -> Breakage:
    change = swap(RO, (EAST, f"eastland,{new}"))
    return Breakage(name, change, "role-response", RO, 3, "role", "consistent", others=others)


def widened(cells: str):
    """Add the columns `known`, `announced` and `complete`, with the same cells in every row."""

    def change(text: bytes) -> bytes:
        head, *rows = text.decode().splitlines()
        more = [f"{row}{cells}" for row in rows]
        return "\n".join([f"{head},known,announced,complete", *more, ""]).encode()

    return edit(RO, change)


def ahead(known: str, announced: str, *roles: str):
    """Move the round behind the as-of date, with these two days in every row."""

    def change(text: bytes) -> bytes:
        text = text.replace(b",2020-01-20,", LATER)
        for was in (b"host", b"participant"):
            text = text if was.decode() in roles else text.replace(was, b"absent")
        return text

    return both(edit(RO, change), widened(f",{known},{announced},"))


BREAKAGES = [
    misfit("uninvited", "no,accepted,participant"),
    misfit("declined", "yes,declined,participant"),
    misfit("silent", "yes,none,participant"),
    misfit("a second host", "yes,accepted,host"),
    Breakage(
        "host",
        swap(RO, ("northland,yes,accepted,host", "northland,no,none,host")),
        "role-response",
        RO,
        2,
        "role",
        "consistent",
    ),
    Breakage(
        "two days",
        swap(
            RO,
            ("day,northland,eastland", "month,northland,eastland"),
            ("talks,2020-01-20,month", "talks,2020-01-01,month"),
        ),
        "round-dates",
        RO,
        3,
        "date",
        "same value",
        value="2020-01-01",
    ),
    Breakage(
        "two hosts",
        swap(RO, ("day,northland,eastland", "day,eastland,eastland")),
        "round-dates",
        RO,
        3,
        "convenor",
        "same value",
    ),
    Breakage(
        "round after the as-of date",
        edit(RO, lambda text: text.replace(b",2020-01-20,", LATER)),
        "round-ahead",
        RO,
        2,
        "date",
        "`announced`",
    ),
    Breakage(
        "announced, but its list was not public",
        ahead("", "2020-05-01"),
        "round-ahead",
        RO,
        2,
        "date",
        "`known`",
    ),
    Breakage(
        "announced after it was held",
        widened(",,2020-02-01,"),
        "date-order",
        RO,
        2,
        "date",
        "swap",
    ),
    Breakage(
        "in two minds on whether the list is complete",
        both(widened(",,,yes"), edit(RO, lambda text: text[: -len("yes\n")] + b"no\n")),
        "round-dates",
        RO,
        8,
        "complete",
        "same value",
    ),
    Breakage(
        "a leader is no guest",
        swap(
            RO,
            (
                "talks,2020-01-20,day,northland,southland",
                "talks,2020-01-20,day,northland,river-speaker",
            ),
        ),
        "not-a-guest",
        RO,
        5,
        "actor",
        "representatives",
        others=("rounds-silent",),
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_round_that_cannot_be_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def second(day: str, precision: str):
    """Add a round of the same series."""
    when = f"{day},{precision}"
    row = f"second,,northland-talks,{when},northland,capital,yes,accepted,participant,,,C5\n"
    return edit(RO, lambda text: text + row.encode())


@pytest.mark.parametrize(
    ("day", "precision", "code"),
    [
        ("2020-01-20", "day", "rounds-same-day"),
        ("2020-01-01", "month", "rounds-order"),
        ("2020-01-01", "year", "rounds-order"),
        ("2020-01-21", "day", None),
        ("2020-02-01", "month", None),
    ],
)
def test_two_rounds_that_dates_do_not_order_are_named(case_folder, day, precision, code):
    second(day, precision)(case_folder)
    found = [f.code for f in slips(case_folder) if f.code != "rounds-silent"]
    assert found == ([code] if code else [])


def unused(folder):
    found = [f for f in check_case(folder) if f.code == "not-used" and f.file == RO]
    return [f.message for f in found if "horizon" in f.message]


def test_an_announced_round_is_no_fault(case_folder):
    ahead("2020-05-01", "2020-05-01")(case_folder)
    assert slips(case_folder) == []
    assert unused(case_folder) == []


def test_one_row_holds_what_was_announced_and_what_came_of_it(case_folder):
    ahead("2020-05-01", "2020-05-01", "host", "participant")(case_folder)
    assert slips(case_folder) == []


def test_an_announced_round_that_no_run_reaches_is_named(case_folder):
    """The example runs for 24 months from 30 June 2020; 1 July 2022 is in the 25th."""
    ahead("2020-05-01", "2020-05-01")(case_folder)
    edit(RO, lambda text: text.replace(LATER, b",2022-06-30,"))(case_folder)
    assert unused(case_folder) == []
    edit(RO, lambda text: text.replace(b",2022-06-30,", b",2022-07-01,"))(case_folder)
    assert len(unused(case_folder)) == 1
    assert slips(case_folder) == []


def test_an_announced_round_to_which_nobody_is_asked_moves_nothing(case_folder):
    ahead("2020-05-01", "2020-05-01")(case_folder)
    edit(RO, lambda text: text.replace(b",yes,accepted,absent", b",unknown,unknown,absent"))(
        case_folder
    )
    notes = [f for f in check_case(case_folder) if f.code == "not-used" and f.file == RO]
    assert ["anybody is asked" in f.message for f in notes] == [True]


def consent(case_folder, stated: str, answer: str) -> list[tuple[str, int | None]]:
    """Return the findings where an option states a consent after an answer of the government."""
    row = f"second,,northland-talks,2020-03-01,day,northland,capital,{answer},,,C5\n"
    edit(RO, lambda text: text + row.encode())(case_folder)
    swap(
        "case.yaml", ("rounds: {every_months: 6,", f"rounds: {{consent: {stated}, every_months: 6,")
    )(case_folder)
    found = [f for f in check_case(case_folder) if f.code == "consent-contradicted"]
    return [(f.severity, f.line) for f in found]


@pytest.mark.parametrize(
    ("stated", "answer", "expected"),
    [
        ("yes", "yes,declined,absent", [("warning", 63)]),
        ("yes", "yes,accepted,participant", []),
        ("no", "yes,declined,absent", []),
        ("unknown", "yes,declined,absent", []),
    ],
)
def test_a_consent_that_the_last_round_speaks_against(case_folder, stated, answer, expected):
    other = (
        "second,,northland-talks,2020-03-01,day,northland,eastland,yes,accepted,participant,,,C5\n"
    )
    edit(RO, lambda text: text + other.encode())(case_folder)
    assert consent(case_folder, stated, answer) == expected


def unnamed(text: bytes) -> bytes:
    """Take out the rows of the two factions."""
    return b"".join(line for line in text.splitlines(keepends=True) if b"-wing,no" not in line)


def silent(folder):
    found = [f for f in check_case(folder) if f.code == "rounds-silent"]
    return [(f.severity, f.value, f.message.split()[0]) for f in found]


def test_guests_without_a_row_are_counted(case_folder):
    assert silent(case_folder) == []
    edit(RO, unnamed)(case_folder)
    assert silent(case_folder) == [("info", "first (2)", "2")]
    swap("case.yaml", ("strategies:", "rounds: {silent: unknown}\nstrategies:"))(case_folder)
    assert silent(case_folder) == []


def test_a_round_whose_list_is_not_complete_has_no_silent_guests(case_folder):
    edit(RO, unnamed)(case_folder)
    widened(",,,no")(case_folder)
    assert silent(case_folder) == []


def test_a_round_known_before_it_is_held_is_told_what_is_missing(case_folder):
    swap(
        RO,
        ("claims\n", "claims,known\n"),
        ("participant,,,C5\n", "participant,,,C5,2020-01-10\n"),
    )(case_folder)
    (found,) = [f for f in check_case(case_folder) if f.code == "date-after-known"]
    assert "`announced`" in (found.hint or "")
