import pytest
from tests.case.breakage import Breakage, answers_well, cells, drop, slips, swap

E, Y = "expectations.csv", "case.yaml"

BREAKAGES = [
    Breakage(
        "a code that is not declared",
        cells(E, "e-more", code="M-JION", text="More", stands_for="peers"),
        "code-unknown",
        E,
        5,
        "code",
        "'M-JOIN'",
    ),
    Breakage(
        "a code without a row",
        swap(Y, ("codes:", "codes:\n  M-RIPE: deadlock makes parties talk")),
        "code-without-row",
        Y,
        16,
        "codes",
        "leave `stands_for` empty",
        value="M-RIPE",
    ),
    Breakage(
        "a table without a file",
        drop(E),
        "code-without-row",
        Y,
        16,
        "codes",
        "add a row",
    ),
    Breakage(
        "nothing of that name",
        cells(E, "e-talk", stands_for="talk;pears"),
        "stands-for-unknown",
        E,
        2,
        "stands_for",
        "did you mean 'peers'",
    ),
    Breakage(
        "an event that no run dates",
        cells(E, "e-talk", stands_for="armistice"),
        "stands-for-unknown",
        E,
        2,
        "stands_for",
        "did you mean",
        value="armistice",
    ),
    Breakage(
        "an option that does not exist",
        cells(E, "e-talk", between="selective;nobody"),
        "between-unknown",
        E,
        2,
        "between",
        "leave it empty",
        value="selective;nobody",
    ),
    Breakage(
        "one option against itself",
        cells(E, "e-talk", between="none;none"),
        "between-unknown",
        E,
        2,
        "between",
        "leave it empty",
        value="none;none",
        others=("list-twice",),
    ),
    Breakage(
        "one option alone",
        cells(E, "e-talk", between="none"),
        "between-unknown",
        E,
        2,
        "between",
        "leave it empty",
        value="none",
    ),
    Breakage(
        "an event that no run dates as the condition",
        cells(E, "e-talk", given="armistice", stands_for="table_max"),
        "value-choice",
        E,
        2,
        "given",
        "first_talks",
        value="armistice",
    ),
    Breakage(
        "a condition with nothing to compare",
        cells(E, "e-talk", given="any_deal", stands_for="peers;any_deal;spillover"),
        "compares-nothing",
        E,
        2,
        "given",
        "leave `given` empty",
        value="any_deal",
    ),
    Breakage(
        "two options with nothing to compare",
        cells(E, "e-talk", stands_for="peers", between="selective;none"),
        "compares-nothing",
        E,
        2,
        "between",
        "leave `between` empty",
        value="selective;none",
    ),
    Breakage(
        "two kinds of comparison in one row",
        cells(E, "e-talk", given="any_deal", stands_for="table_max", between="selective;none"),
        "compares-twice",
        E,
        2,
        "given",
        "write two rows",
        value="any_deal",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_an_expectation_that_names_nothing_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_an_expectation_may_stand_alone(case_folder):
    cells(E, "e-join", stands_for="")(case_folder)
    assert slips(case_folder) == []


@pytest.mark.parametrize(
    "name", ["contact", "table_max", "rebel_victory", "convenor_left", "intel", "two", "power"]
)
def test_what_may_be_named(name, case_folder):
    cells(E, "e-join", stands_for=name)(case_folder)
    assert slips(case_folder) == []


def test_two_options_may_be_compared(case_folder):
    cells(E, "e-join", between="selective;none")(case_folder)
    assert slips(case_folder) == []


def test_draws_with_an_event_may_be_compared_with_draws_without(case_folder):
    cells(E, "e-talk", given="any_deal")(case_folder)
    assert slips(case_folder) == []
