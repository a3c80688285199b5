import pytest
from tests.case.breakage import Breakage, answers_well, both, slips, swap

Y = "case.yaml"
ONE = "{id: one, title: one cohesive movement, prior: 0.4}"
SET = "  - id: movement\n    question: Is the Front one movement or two camps?\n"


def bound(binds: str, member: str = ONE):
    return swap(Y, (member, f"{member[:-1]}, {binds}}}"))


def second(members: str, head: str = "id: other"):
    more = f"  - {head}\n    question: What else?\n    members: [{members}]\n\nconflict:  "
    return swap(Y, ("\nconflict:  ", more))


def wrong(name, change, code, line, field, word, **more) -> Breakage:
    return Breakage(name, change, code, Y, line, field, word, **more)


UP = "{id: up, title: up, prior: 0.5, binds: {mod: [0, 0.1, 0.2]}}"
DOWN = "{id: down, title: down, prior: 0.5, binds: {mod: {mean: 0, sd: 0.1}}}"
IDLE = "{id: idle, title: idle, prior: 0.5}"

BREAKAGES = [
    wrong(
        "set of other names",
        second(f"{UP}, {IDLE}"),
        "hypothesis-decorative",
        116,
        "hypotheses.1",
        "`context: true`",
    ),
    wrong(
        "all alike",
        second(f"{UP}, {UP.replace('id: up', 'id: high')}"),
        "hypothesis-decorative",
        116,
        "hypotheses.1",
        "`binds`",
    ),
    wrong(
        "member of another name",
        swap(Y, ("id: many, title", "id: several, title")),
        "hypothesis-decorative",
        110,
        "hypotheses.0",
        "`reading`",
        others=("item-unknown", "likelihood-missing"),
    ),
    wrong(
        "context that binds",
        second(f"{UP}, {IDLE}", "{id: other, context: true}".strip("{}").replace(", ", "\n    ")),
        "hypothesis-context",
        116,
        "hypotheses.1",
        "remove `context`",
        value="up",
    ),
    wrong(
        "unknown parameter",
        bound("binds: {modd: [0, 0.1, 0.2]}"),
        "binding-unknown",
        113,
        "hypotheses.0.members.0.binds.modd",
        "did you mean 'mod'",
    ),
    wrong(
        "unknown row of a set of its own",
        second(f"{UP.replace('mod', 't-hlil')}, {DOWN}"),
        "binding-unknown",
        118,
        "hypotheses.1.members.0.binds.t-hlil",
        "did you mean 't-hill'",
    ),
    wrong(
        "below a share",
        bound("binds: {cohesion: [-0.1, 0.1, 0.2]}"),
        "binding-outside",
        113,
        "hypotheses.0.members.0.binds.cohesion",
        "0 to 1",
    ),
    wrong(
        "above a share",
        bound("binds: {pace: [0.1, 0.5, 1.1]}"),
        "binding-outside",
        113,
        "hypotheses.0.members.0.binds.pace",
        "0 to 1",
        value="0.1 to 1.1",
    ),
    wrong(
        "zero where the model divides by it",
        bound("binds: {soft: [0, 0.1, 0.2]}"),
        "binding-outside",
        113,
        "hypotheses.0.members.0.binds.soft",
        "above 0",
    ),
    wrong(
        "a normal distribution of what has ends",
        bound("binds: {tau: {mean: 0.1, sd: 0.1}}"),
        "binding-outside",
        113,
        "hypotheses.0.members.0.binds.tau",
        "[low, mode, high]",
    ),
    *(
        wrong(
            f"{key}, which is no draw from a prior",
            bound(f"binds: {{{key}: [0.1, 0.2, 0.3]}}"),
            "binding-fixed",
            113,
            f"hypotheses.0.members.0.binds.{key}",
            word,
        )
        for key, word in (
            ("weight", "weight_low"),
            ("withdrawal", "withdrawal_low"),
            ("label_hazard", "label_hazard"),
            ("strength", "strength_share"),
            ("hurdle", "`war`"),
            ("record_deal", "`war`"),
            ("join", "`join_rate`"),
        )
    ),
    wrong(
        "outside the scale of a row",
        bound("binds: {t-hill: [2, 4, 11]}"),
        "binding-outside",
        113,
        "hypotheses.0.members.0.binds.t-hill",
        "0 to 10",
    ),
    wrong(
        "two sets bind one parameter",
        both(second(f"{UP}, {DOWN}"), bound("binds: {mod: [0, 0.1, 0.2]}")),
        "binding-twice",
        116,
        "hypotheses.1",
        "let one of them",
        value="mod",
    ),
    wrong(
        "two numbers",
        bound("binds: {mod: [0, 0.1]}"),
        "value-type",
        113,
        "hypotheses.0.members.0.binds.mod",
        "{mean: …, sd: …}",
    ),
    wrong(
        "numbers out of order",
        bound("binds: {mod: [0.2, 0.1, 0.3]}"),
        "value-type",
        113,
        "hypotheses.0.members.0.binds.mod",
        "lowest first",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_a_set_that_changes_nothing_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        second(f"{UP}, {DOWN}"),
        second(f"{IDLE}, {IDLE.replace('idle', 'calm')}", "id: other\n    context: true"),
        bound("binds: {t-hill: [2, 4, 8], mod: [-0.1, 0, 0.2]}, reading: two, war: long"),
        swap("presence.csv", ("0.05,0.2,0.4,,", "0.05,0.2,0.4,one,")),
    ],
    ids=["own set", "context", "own beside default", "presence"],
)
def test_what_binds_is_accepted(change, case_folder):
    change(case_folder)
    assert slips(case_folder) == []
