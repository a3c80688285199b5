import pytest
from tests.case.breakage import Breakage, answers_well, both, slips, swap

from detente.case.reading.read import check_case

Y = "case.yaml"
LAST = "    appeal: 0\n"
AS_NOW = "    title: As it is\n"


def last(text: str):
    return swap(Y, (LAST, f"{LAST}    {text}\n"))


def wrong(name, change, code, line, field, word, **more) -> Breakage:
    return Breakage(name, change, code, Y, line, field, word, **more)


BREAKAGES = [
    wrong(
        "two references",
        both(last("reference: true"), swap(Y, (AS_NOW, f"{AS_NOW}    reference: true\n"))),
        "reference-twice",
        57,
        "strategies",
        "mark one",
    ),
    Breakage(
        "no label",
        swap("relations.csv", ("r-label,northland", "r-label,southland")),
        "label-unrecorded",
        Y,
        73,
        "strategies.3.label",
        "`label: keep`",
    ),
    wrong(
        "nobody named",
        swap(Y, ("engage: all", "engage: named")),
        "engage-named",
        71,
        "strategies.3.engage",
        "under `factions`",
    ),
    wrong(
        "named without need",
        last("factions: [hill-wing]"),
        "engage-named",
        82,
        "strategies.5.engage",
        "`engage: named`",
    ),
    wrong(
        "a list where a word stands",
        swap(Y, ("engage: all", "engage: [hill-wing]")),
        "value-choice",
        71,
        "strategies.3.engage",
        "named",
    ),
    wrong(
        "a leader left out",
        last("exclude: [river-speaker]"),
        "actor-kind",
        85,
        "strategies.5.exclude.0",
        "a faction",
    ),
    wrong(
        "one option twice",
        swap(
            Y,
            (
                "id: coercion, title: Force first, engage: none, level: none, coerce: 1",
                "id: nobody, title: Nobody, engage: none",
            ),
        ),
        "levers-alike",
        78,
        "strategies.4",
        "change a lever",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_options_that_make_no_sense_get_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def apart(folder) -> str:
    return next((f.message for f in check_case(folder) if f.code == "levers-apart"), "")


def test_options_far_from_the_reference_are_named_with_their_levers(case_folder):
    message = apart(case_folder)
    assert "'continue'" in message
    assert "'selective' (engage, rounds)" in message
    assert "'coercion'" not in message  # `none` lies between


def test_an_option_between_is_enough(case_folder):
    both(
        swap(
            Y,
            (
                "    rounds: {every_months: 4, invite: [northland, eastland, capital], "
                "widen: [southland]}\n",
                "",
            ),
        ),
        last(
            "\n  - {id: quiet, title: Contact as now without rounds, engage: now}"
            "\n  - {id: many, title: Rounds for all, engage: all, rounds: {every_months: 6, "
            "invite: [northland, southland, eastland, capital]}}"
        ),
    )(case_folder)
    assert not apart(case_folder)


def test_new_levers_are_accepted(case_folder):
    last(
        "exclude: [hill-wing]\n    intel: 0.5\n    arms: 0\n    guarantee: 1\n    press_gov: 0.2\n"
        "    press_holdout: 1\n    coerce: 0.1\n    instruments_after: {intel: 3}\n"
        "    law: Nothing forbids it.\n    undo: A letter."
    )(case_folder)
    assert slips(case_folder) == []


def test_an_option_like_one_of_the_two_does_not_lie_between(case_folder):
    twin = "id: twin, title: Twin of the last, engage: rule, level: clandestine, appeal: 0"
    same = (
        "id: same, title: Same as now, engage: now, rounds: {every_months: 6, "
        "invite: [northland, southland, eastland, capital]}"
    )
    last(f"\n  - {{{twin}}}\n  - {{{same}}}")(case_folder)
    assert {f.code for f in slips(case_folder)} == {"levers-alike"}
    assert "'divide' (engage, level, rounds)" in apart(case_folder)
    assert "'twin' (engage, level, rounds)" in apart(case_folder)
