"""What the page says of standing."""

from tests.assess.altered import altered
from tests.assess.runs import finished
from tests.report.rows import row_for

from detente.assess.summary.record import Summary
from detente.report.sections.table.standing import standing_view
from detente.report.words import percent, span
from detente.runs.result import Difference

LIAISON = "standing/strategies/{}/liaison/ahead"


def sentences(changes: dict[str, object]) -> str:
    """Return the sentences on the example's summary with some of its content replaced."""
    return " ".join(standing_view(altered(finished()[0], changes))["standing_sentences"])


def gap(mean: float, error: float = 0.0) -> Difference:
    return Difference(mean=mean, error=error, higher=0.0, lower=0.0, same=0.0)


def paths(option: str, success: float, acceptance: float) -> dict[str, object]:
    stem = f"against_reference/{option}"
    return {f"{stem}/status_success": gap(success), f"{stem}/status_acceptance": gap(acceptance)}


def summary() -> Summary:
    return finished()[0]


def test_paths_that_come_apart_are_named():
    found = sentences(paths("unconditional", 0.1, -0.1))
    assert "settlement up and acceptance down under “All wings, openly”" in found
    found = sentences(paths("unconditional", -0.1, 0.1))
    assert "acceptance up and settlement down under “All wings, openly”" in found


def test_paths_that_go_together_are_not():
    changes: dict[str, object] = {}
    for option in summary().against_reference:
        changes |= paths(option, 0.1, 0.1)
    assert "come apart" not in sentences(changes)


def test_without_no_contact_nothing_is_held_against_it():
    assert "come apart" not in sentences({"against_reference": None})


def test_a_difference_within_the_noise_does_not_count():
    changes: dict[str, object] = {}
    for option in summary().against_reference:
        changes |= paths(option, 0.1, -0.1)
        changes[f"against_reference/{option}/status_success"] = gap(0.1, 0.06)
    assert "come apart" not in sentences(changes)


def test_a_difference_that_does_not_show_in_the_table_does_not_count():
    changes: dict[str, object] = {}
    for option in summary().against_reference:
        changes |= paths(option, 0.004, -0.1)
    assert "come apart" not in sentences(changes)


def test_a_better_host_is_said_either_way():
    changes: dict[str, object] = {LIAISON.format(s.id): 0.2 for s in summary().strategy_list}
    assert "Under no option" in sentences(changes)
    changes[LIAISON.format("selective")] = 0.75
    assert "(75 % of draws)" in sentences(changes)
    changes[LIAISON.format("unconditional")] = 0.75
    assert "and “All wings, openly” (75 % of draws)." in sentences(changes)


def test_options_that_print_alike_share_a_row():
    table = standing_view(summary())["standing_table"]
    assert len({row[1:] for row in table.rows}) == len(table.rows)
    named = {title for row in table.rows for title in row[0].split("; ")}
    titles = {option.title for option in summary().strategy_list}
    assert titles <= named or named - titles in ({"every option"}, {"every other option"})


def row_of(found: Summary) -> tuple[str, ...]:
    """Return the cells of the option “All wings, openly”."""
    rows = standing_view(found)["standing_table"].rows
    return row_for(rows, "All wings, openly")[1:]


def test_a_row_holds_both_paths_and_both_joinings_with_and_without_the_hold_out():
    joined = {"value": {"p10": 0.0, "p50": 0.1, "p90": 0.2}, "joins": 0.3, "stays": 0.1}
    needed = joined | {"stays": 0.3}
    found = altered(
        summary(),
        {
            "standing/holdout/unconditional/joins": 0.25,
            "standing/holdout/unconditional/stays": -0.5,
            "standing/joint/unconditional": {"either": joined, "both": needed},
        },
    )
    metrics = summary().strategies["unconditional"]
    paths = [span(metrics[path], 2) for path in ("status_success", "status_acceptance")]
    either = "0.10 (0.00 to 0.20)"
    assert row_of(found) == (*paths, either, either, "+0.25; −0.50", "+0.30; +0.10", "+0.30")
    assert len(standing_view(found)["standing_table"].heads) == 7


def test_a_range_that_rounds_to_zero_is_printed_once():
    tiny = {"p10": -0.003, "p50": -0.001, "p90": 0.0}
    found = altered(summary(), {"strategies/unconditional/status_success": tiny})
    assert row_of(found)[0] == "0.00"


def test_without_joinings_only_the_paths_are_shown():
    table = standing_view(altered(summary(), {"standing/joint": {}}))["standing_table"]
    assert len(table.heads) == 3
    assert {len(row) for row in table.rows} == {4}


def test_without_a_hold_out_its_columns_are_left_out():
    table = standing_view(altered(summary(), {"roles/holdout": None}))["standing_table"]
    assert len(table.heads) == 4
    assert {len(row) for row in table.rows} == {5}


def test_places_in_the_network_cover_all_options():
    options = summary().standing.strategies
    said = standing_view(summary())["standing_places"]
    assert said.count(";") == 6
    now = [one["liaison"].now.p50 for one in options.values()]
    part = said[said.index("pairs of groups that it alone links") :].split(";")
    assert f"{max(now):.0f} (" in part[0]
    assert percent(max(one["liaison"].ahead for one in options.values())) in part[1]


def test_a_single_power_is_ahead_of_nobody():
    said = standing_view(altered(summary(), {"norms/powers": 1}))["standing_places"]
    assert "(change since before the talks): pairs of groups" in said
    assert "other host" not in said
    assert "rank" not in said
    assert "%" not in said
