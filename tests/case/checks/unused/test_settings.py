import pytest
from tests.case.breakage import drop, shared, swap

from detente.case.reading.read import check_case

Y = "case.yaml"
GUESTS = "invite: [northland, southland, eastland, capital]"


def unused(folder, word: str):
    return [f for f in check_case(folder) if f.code == "not-used" and word in f.message]


SETTINGS = [
    ((GUESTS, "invite: [river-wing, southland]"), "invited by `ask_movement`", "river-wing"),
    ((GUESTS, "invite: [front, southland]"), "invited by `ask_movement`", "front"),
    ((GUESTS, "invite: [black-band, southland]"), "only states", "black-band"),
    ((GUESTS, "invite: [southland, southland]"), "invited already", "southland"),
    (("widen: [southland]", "widen: [eastland]"), "invited already", "eastland"),
    (("level: none, coerce", "level: none, combine: any, coerce"), "engages `none`", "any"),
    (
        ("level: none, coerce", "level: none, instruments_after: {arms: 0}, coerce"),
        "does not use the instrument",
        "arms",
    ),
    (
        (
            "    title: Against the drug trade\n",
            "    title: Against the drug trade\n    about: interest\n",
        ),
        "no tier",
        "interest",
    ),
    (
        ("  combine: all\n", "  combine: all\n  exclude: [southland]\n"),
        "only factions",
        "southland",
    ),
]


@pytest.mark.parametrize(("change", "word", "value"), SETTINGS, ids=lambda one: str(one)[:40])
def test_a_setting_without_effect_is_named(case_folder, change, word, value):
    swap(Y, change)(case_folder)
    found = unused(case_folder, word)
    assert value in {f.value for f in found}
    assert all(f.severity == "info" and f.hint for f in found)


def test_what_waits_for_cooperation_is_named_where_there_can_be_none(case_folder):
    waiting = "level: none, sequence: issues-first, exit: {without_success_months: 2}, coerce"
    swap(Y, ("level: none, coerce", waiting))(case_folder)
    assert not unused(case_folder, "no faction can cooperate")
    shared()(case_folder)
    fields = {f.field for f in unused(case_folder, "no faction can cooperate")}
    assert {one.split(".", 2)[2] for one in fields} == {"sequence", "exit.without_success_months"}


def test_a_usual_option_has_none(case_folder):
    drop("questions.csv")(case_folder)
    fields = {f.field for f in check_case(case_folder) if f.file == Y and f.code == "not-used"}
    assert all(f.endswith("invite.0") for f in fields)
