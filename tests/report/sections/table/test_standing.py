"""What the page says of standing."""

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.assess.summary.record import Summary
from detente.report.sections.table.standing import standing_view
from detente.report.words import percent
from detente.runs.result import Difference

LIAISON = "standing/strategies/{}/liaison/ahead"


def sentences(changes: dict[str, object]) -> str:
    """Return the sentences on the example's summary with some of its content replaced."""
    return " ".join(standing_view(altered(finished()[0], changes))["standing_sentences"])


def gap(mean: float) -> Difference:
    return Difference(mean=mean, error=0.0, higher=0.0, lower=0.0, same=0.0)


def paths(option: str, success: float, acceptance: float) -> dict[str, object]:
    stem = f"against_reference/{option}"
    return {f"{stem}/status_success": gap(success), f"{stem}/status_acceptance": gap(acceptance)}


def summary() -> Summary:
    return finished()[0]


def test_paths_that_come_apart_are_named():
    found = sentences(paths("unconditional", 0.1, -0.1))
    assert "(by a settlement up, by acceptance down)" in found
    found = sentences(paths("unconditional", -0.1, 0.1))
    assert "(by acceptance up, by a settlement down)" in found


def test_paths_that_go_together_are_not():
    changes: dict[str, object] = {}
    for option in summary().against_reference:
        changes |= paths(option, 0.1, 0.1)
    assert "come apart" not in sentences(changes)


def test_without_no_contact_nothing_is_held_against_it():
    assert "come apart" not in sentences({"against_reference": None})


def test_what_the_hold_out_goes_with():
    option = next(s for s in summary().strategy_list if s.id == "none")
    changes = {
        "standing/holdout": {"none": {"joins": 0.3, "stays": 0.1}},
        "strategy_list": [option.model_dump()],
        **{LIAISON.format(s.id): 0.2 for s in summary().strategy_list},
    }
    assert "is +0.20 where it opens contact" in sentences(changes)
    changes["standing/holdout"] = {"none": {"joins": None, "stays": 0.1}}
    assert "stays out" not in sentences(changes)


def test_a_better_host_is_said_either_way():
    changes: dict[str, object] = {LIAISON.format(s.id): 0.2 for s in summary().strategy_list}
    assert "Under no option" in sentences(changes)
    changes[LIAISON.format("selective")] = 0.75
    assert "(75 % of draws)" in sentences(changes)


def test_a_row_for_every_option():
    rows = standing_view(summary())["standing_paths"]
    assert [r.strategy for r in rows] == [s.id for s in summary().strategy_list]


def test_a_row_holds_both_paths_and_the_hold_out():
    (row,) = (
        r for r in standing_view(summary())["standing_paths"] if r.strategy == "unconditional"
    )
    holdout = summary().standing.holdout["unconditional"]
    metrics = summary().strategies["unconditional"]
    assert (row.joins, row.stays) == (holdout.joins, holdout.stays)
    assert (row.success, row.acceptance) == (
        metrics["status_success"],
        metrics["status_acceptance"],
    )


def test_places_in_the_network_cover_all_options():
    options = summary().standing.strategies
    said = standing_view(summary())["standing_places"]
    assert len(said) == 3
    now = [one["liaison"].now.p50 for one in options.values()]
    assert said[0].startswith("Pairs of groups that it alone links: ")
    assert f"{max(now):.0f} in the middle of the draws" in said[0]
    assert percent(max(one["liaison"].ahead for one in options.values())) in said[0]
