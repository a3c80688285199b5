import pytest
from tests.case.breakage import Breakage, answers_well, edit, slips, swap

Y = "case.yaml"


def wrong(name, old, new, code, line, field, word="", **more) -> Breakage:
    return Breakage(name, swap(Y, (old, new)), code, Y, line, field, word, **more)


TESTS = (
    "  tests:\n"
    "    - {id: class, title: engageable or ambivalent, measure: class, "
    "at_least_class: ambivalent}\n"
    "    - {id: drugs, title: acts against drugs, measure: variable, "
    "variable: stance, item: drugs, at_least: 0}\n"
)
PROBE = (
    "  unknown: probe         # a wing of which too little is known is met at the lowest level\n"
)
RULE = f"partner_rule:\n  combine: all\n{PROBE}{TESTS}"
DRUGS = "partner_rule.tests.1"


def without_positions(raw: bytes) -> bytes:
    """Remove the positions on the first issue."""
    return b"".join(x for x in raw.splitlines(keepends=True) if b",position,power," not in x)


BREAKAGES = [
    wrong(
        "a long question",
        "which of its wings?",
        "which of its wings, " + "and by what way of going about it, " * 3 + "next year?",
        "question-long",
        4,
        "question",
        "one sentence",
    ),
    wrong(
        "movement",
        "movement: front",
        "movement: capital",
        "actor-kind",
        10,
        "movement",
        "of kind movement",
    ),
    wrong(
        "government",
        "government: capital",
        "government: front",
        "actor-kind",
        11,
        "government",
        "government",
    ),
    wrong(
        "two roles",
        "holdout: southland",
        "holdout: northland",
        "role-twice",
        14,
        "holdout",
        "another actor",
    ),
    wrong(
        "issue twice",
        "- id: ceasefire",
        "- id: power",
        "id-twice",
        28,
        "issues.1",
        "own id",
        others=("item-unknown",),
    ),
    wrong(
        "metric twice",
        "metric: table_max",
        "metric: holdout_contact",
        "id-twice",
        101,
        "objectives.2",
    ),
    wrong(
        "member twice",
        "{id: many,",
        "{id: one,",
        "id-twice",
        115,
        "hypotheses.0.members.2",
        others=("item-unknown",),
    ),
    wrong(
        "strategy twice",
        "id: selective",
        "id: continue",
        "id-twice",
        64,
        "strategies.2",
    ),
    wrong("q above p", "q: 0.5", "q: 2", "threshold-order", 38, "criteria.0.q", "rules out"),
    wrong("q below 0", "q: 0.5", "q: -1", "threshold-order", 38, "criteria.0.q"),
    wrong("v below p", "v: 4", "v: 0.7", "threshold-order", 38, "criteria.0.q"),
    wrong("profiles", "[4, 6.5]", "[6.5, 4]", "profile-order", 41, "criteria.0.profiles", "better"),
    wrong(
        "descending",
        "    q: 0.5",
        "    direction: descending\n    q: 0.5",
        "profile-order",
        42,
        "criteria.0.profiles",
    ),
    wrong(
        "profile off scale",
        "[4, 6.5]",
        "[4, 65]",
        "outside-scale",
        41,
        "criteria.0.profiles",
        "0 to 10",
    ),
    wrong(
        "scale",
        "    q: 0.5",
        "    low: 10\n    high: 0\n    q: 0.5",
        "range-order",
        39,
        "criteria.0.high",
        "lower value first",
        others=("outside-scale",) * 6,
    ),
    wrong(
        "issue off scale",
        "high: 15}",
        "high: 150}",
        "outside-scale",
        26,
        "issues.0.status_quo.high",
        "0 to 100",
    ),
    wrong(
        "priors",
        "prior: 0.2",
        "prior: 0.3",
        "prior-sum",
        112,
        "hypotheses.0.members",
        "correct the priors",
        value="1.1",
    ),
    wrong("cutting level", "[0.65, 0.85]", "[0.3, 0.85]", "outside-scale", 49, "cutting_level.0"),
    Breakage(
        "issue without positions",
        edit("assessments.csv", without_positions),
        "issue-without-stand",
        Y,
        22,
        "issues.0",
        "variable `position`",
    ),
    wrong(
        "no baseline",
        "  - {id: none, title: No contact, engage: none, level: none}\n",
        "",
        "strategy-missing",
        57,
        "strategies",
        "to be compared",
        value="no contact (`engage: none`)",
    ),
    wrong(
        "no rule",
        RULE,
        "",
        "rule-missing",
        60,
        "strategies.2.engage",
        "partner_rule",
        others=("rule-missing",),
    ),
    wrong(
        "no tests", TESTS, "  tests: []\n", "value-length", 53, "partner_rule.tests", "at least 1"
    ),
    wrong(
        "tested variable",
        "variable: stance, item: drugs",
        "variable: stances",
        "variable-unknown",
        55,
        f"{DRUGS}.variable",
        "stance",
    ),
    wrong(
        "no variable",
        "variable: stance, item: drugs, ",
        "",
        "value-required",
        55,
        f"{DRUGS}.variable",
    ),
    wrong("no limit", "drugs, at_least: 0}", "drugs}", "value-required", 55, f"{DRUGS}.at_least"),
    wrong(
        "limit off scale",
        "at_least: 0}",
        "at_least: 50}",
        "outside-scale",
        55,
        f"{DRUGS}.at_least",
        "-1 to 1",
    ),
    wrong(
        "cutting",
        "[0.65, 0.85]",
        "[0.85, 0.65]",
        "range-order",
        49,
        "cutting_level",
        "lower value first",
    ),
    wrong(
        "weight",
        "[0.3, 0.6]",
        "[0.6, 0.3]",
        "range-order",
        42,
        "criteria.0.weight",
        "lower value first",
    ),
    Breakage(
        "no weight",
        edit(Y, lambda b: b.replace(b"[0.2, 0.6]", b"[0, 0]")),
        "weight-zero",
        Y,
        86,
        "objectives",
        "weight above 0",
    ),
    Breakage(
        "weights too low",
        edit(Y, lambda b: b.replace(b"[0.3, 0.6]", b"[0, 0.1]").replace(b"[0.2, 0.5]", b"[0, 0]")),
        "weights-sum",
        Y,
        35,
        "criteria",
        "raise the highest",
    ),
    Breakage(
        "weights too high",
        edit(
            Y,
            lambda b: b.replace(b"[0.3, 0.6]", b"[0.7, 0.9]").replace(b"[0.2, 0.5]", b"[0.6, 0.8]"),
        ),
        "weights-sum",
        Y,
        35,
        "criteria",
        "lower the lowest",
    ),
    wrong(
        "other convenor",
        "{id: none, title: No contact, engage: none, level: none}",
        "{id: none, title: No contact, convenor: eastland, engage: none, level: none}",
        "convenor-differs",
        58,
        "strategies.0.convenor",
        "another case for 'eastland'",
    ),
    wrong(
        "worst is best",
        "best: 4",
        "best: 0",
        "range-empty",
        104,
        "objectives.2.best",
        "two different values",
    ),
    wrong(
        "contrary",
        "direction: more",
        "direction: less",
        "direction-contrary",
        88,
        "objectives.0.direction",
        "swap",
    ),
    wrong(
        "grade",
        "handling: public",
        "handling: public\ngrades: {Z9: 0.5}",
        "key-unknown",
        9,
        "grades.Z9",
        "A1 to F6",
    ),
    Breakage(
        "no factions",
        edit("actors.csv", lambda b: b.replace(b",faction,front,", b",rival,,")),
        "no-faction",
        "actors.csv",
        None,
        None,
        "add at least one",
        others=("subject-kind",) * 10 + ("not-a-guest",) * 2,
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_settings_that_make_no_sense_get_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


def test_an_item_refused_leaves_the_others_checked_at_their_lines(case_folder):
    swap(Y, ("    profiles: [4, 6.5]", "    profiles: [4]"), ("[3, 6]", "[6, 3]"))(case_folder)
    found = [(f.code, f.line, f.field) for f in slips(case_folder)]
    assert found == [
        ("value-length", 41, "criteria.0.profiles"),
        ("profile-order", 47, "criteria.1.profiles"),
    ]


def test_no_strategy_is_demanded_but_the_two_baselines(case_folder):
    text = (case_folder / "case.yaml").read_text()
    kept, rest = text.split("  - id: selective\n")
    (case_folder / "case.yaml").write_text(kept + "objectives:" + rest.split("objectives:")[1])
    assert [f.code for f in slips(case_folder) if f.code == "strategy-missing"] == []
