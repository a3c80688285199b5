import pytest
from tests.case.breakage import Breakage, answers_well, both, cells, slips

E = "events.csv"


def event(**values: str):
    usual = {"title": "An event", "known": "2020-06-01", "hazard": "0.1"}
    return cells(E, "x", **(usual | values))


def wrong(name, change, code, field, word, **more) -> Breakage:
    return Breakage(name, change, code, E, 4, field, word, **more)


SIZE = {"low": "-0.5", "mode": "0", "high": "0.5"}

BREAKAGES = [
    wrong("no target", event(kind="turnover"), "event-target", "target", "a government, power"),
    wrong(
        "another kind of target",
        event(kind="turnover", target="hill-wing"),
        "event-target-kind",
        "target",
        "another target",
    ),
    wrong(
        "trust of a faction",
        event(kind="trust", target="hill-wing", **SIZE),
        "event-target-kind",
        "target",
        "another target",
    ),
    wrong(
        "a head that never sits",
        event(kind="shock", target="southland", **SIZE),
        "event-idle",
        "target",
        "under `controllers`",
        value="x",
    ),
    wrong(
        "the convenor's own contact",
        event(kind="contact", target="northland", low="1", mode="2", high="3"),
        "event-idle",
        "target",
        "another power",
    ),
    wrong(
        "an unknown target",
        event(kind="turnover", target="capitol"),
        "ref-unknown",
        "target",
        "did you mean 'capital'",
    ),
    wrong(
        "no patron",
        event(kind="withdrawal", target="southland"),
        "event-no-patron",
        "target",
        "add a tie",
    ),
    wrong(
        "never",
        event(kind="turnover", target="capital", hazard=""),
        "event-when",
        "date",
        "give `date`",
    ),
    wrong(
        "on a day and by a hazard",
        event(kind="turnover", target="capital", date="2021-01-01"),
        "event-when",
        "date",
        "give `date`",
    ),
    wrong(
        "a probability of no day",
        event(kind="turnover", target="capital", probability="0.5"),
        "event-when",
        "probability",
        "`hazard`",
    ),
    wrong(
        "past",
        event(kind="turnover", target="capital", date="2020-06-30", hazard=""),
        "event-past",
        "date",
        "if its date is right",
    ),
    wrong(
        "beyond",
        event(kind="turnover", target="capital", date="2022-07-01", hazard=""),
        "event-beyond",
        "date",
        "raise `horizon_months`",
    ),
    wrong("no size", event(kind="balance", target="front"), "event-size", "mode", "fill in `low`"),
    wrong(
        "a size without need",
        event(kind="turnover", target="capital", **SIZE),
        "event-size",
        "mode",
        "leave `low`",
    ),
    wrong(
        "a size out of order",
        event(kind="shock", target="front", low="1", mode="0", high="2"),
        "order-numbers",
        "mode",
        "low <= mode <= high",
    ),
    wrong(
        "a size outside the scale",
        event(kind="trust", target="capital", low="-0.5", mode="0", high="2"),
        "outside-scale",
        "high",
        "-1 to 1",
    ),
    wrong(
        "nobody knows since when",
        event(kind="turnover", target="capital", known=""),
        "known-missing",
        "known",
        "fill in `known`",
    ),
    wrong(
        "a probability above 1",
        event(kind="turnover", target="capital", hazard="", date="2021-01-01", probability="40"),
        "value-range",
        "probability",
        "did you mean 0.4",
    ),
]


@pytest.mark.parametrize("broken", BREAKAGES, ids=str)
def test_an_event_that_makes_no_sense_gets_one_finding(broken, tmp_path):
    answers_well(broken, tmp_path)


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("balance", "front"),
        ("balance", "capital"),
        ("trust", "capital"),
        ("shock", "hill-wing"),
    ],
)
def test_events_with_a_size_are_accepted(kind, target, case_folder):
    event(kind=kind, target=target, **SIZE)(case_folder)
    assert slips(case_folder) == []


def test_a_shock_on_a_militia_moves_nothing(case_folder):
    militia = cells(
        "actors.csv", "guard", name="Guard", kind="faction", parent="capital", side="government"
    )
    both(militia, event(kind="shock", target="guard", **SIZE))(case_folder)
    found = [f for f in slips(case_folder) if f.file == E]
    assert [(f.code, f.value) for f in found] == [("event-idle", "x")]
