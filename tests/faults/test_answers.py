"""Replay section A of the list of faults: wrong or misleading answers."""

import json
import re

import numpy as np
import pytest
from tests.assess.agreement.test_bare_table import EMISSION
from tests.assess.altered import altered
from tests.assess.explain.example_run import ends, numbers
from tests.assess.runs import finished
from tests.faults.replay import Answer, content, copy_of, example_run, example_with, said, table

from detente.assess.open_run import open_run
from detente.assess.run import run as run_case
from detente.case.reading.read import check_case, read_case
from detente.models.bargaining.noncooperative.quantal_response import response_array
from detente.models.bargaining.voting.core import core_array
from detente.models.bargaining.voting.win_set import win_set_array
from detente.models.joining.interdependent import interdependent_array
from detente.models.spoiling.veto_players import veto_players_array
from detente.report.page import render
from detente.report.words import span, whole
from detente.runs.result import Interval


def page(run) -> str:
    text = re.sub(r"<[^>]+>", " ", (run / "report.html").read_text(encoding="utf-8"))
    return text.replace("\N{NO-BREAK SPACE}", " ")


def ends_of(finished, number):
    return [end for node in finished.explain(number).chain for end in ends(node)]


@pytest.mark.parametrize("part", ["standing", "undefined", "contacts"])
def test_a1_what_the_model_computed_is_not_said_to_be_the_case_authors(part):
    finished, summary = open_run(example_run()), content(example_run(), "summary.json")
    for number in list(numbers({part: summary[part]}))[::7]:
        told = json.dumps([node.text for node in ends_of(finished, number)])
        assert "as written in the case" not in told, number


def test_a3_a_deal_stands_beside_deals_in_wars_like_this_one():
    assert "In wars like this one a deal was signed within 24 months" in page(example_run())
    assert "full-10" not in json.dumps(content(example_run(), "summary.json"))
    young = example_with(
        lambda d: d.settings["conflict"].update(
            started="2018-09-01", episode_started="2018-09-01", earlier_episode=False
        )
    )
    told = said("outcomes", young, "--draws", "16", "--model", "bargaining.median")
    assert "start of the war (2018-09-01)" in told.replace("\n    ", " ")


def test_a4_a_range_names_the_readings_that_it_leaves_out():
    assert "leave out readings true in fewer than 100 draws: “one cohesive" in page(example_run())


def test_a5_an_excluded_wing_is_never_at_the_table(few_anchors):
    def exclude(draft):
        draft.settings["partner_rule"]["exclude"] = ["hill-wing"]

    found = run_case(read_case(example_with(exclude)), draws=64).rows
    assert not found.output("unconditional", "seated.hill-wing").any()
    assert found.output("unconditional", "seated.river-wing").any()


def test_a6_nobody_cooperates_against_nobody_and_silence_is_no_stance(few_anchors):
    def alone(draft):
        del draft.settings["rival"]
        draft.settings["shared_issues"] = []
        draft.tables["presence"] = []
        rows = draft.tables["assessments"]
        rows[:] = [r for r in rows if r["variable"] != "stance" and r["subject"] != "black-band"]
        draft.tables["actors"] = [a for a in draft.tables["actors"] if a["kind"] != "rival"]
        rule = draft.settings["partner_rule"]
        rule["tests"] = [t for t in rule["tests"] if t.get("variable") != "stance"]
        rule.pop("rival", None)

    case = example_with(alone)
    assert Answer("check", case).code == 0, Answer("check", case).text
    rows = run_case(read_case(case), draws=64).rows
    columns = [name for name in rows.outputs if name.startswith(("cooperated.", "trust_rise."))]
    assert columns
    assert not any(np.asarray(rows.outputs[name]).any() for name in columns)


def test_a7_a_weak_claim_is_not_worse_than_none(few_anchors):
    def backed(draft):
        draft.tables["claims"].append(
            {**draft.tables["claims"][0], "id": "weak", "source": "blog", "credibility": "6"}
        )
        draft.tables["sources"].append(
            {**draft.tables["sources"][0], "id": "blog", "reliability": "F"}
        )
        draft.tables["supports"].append(
            {"claim": "weak", "assessment": "rival-river", "part": "location"}
        )

    name = "assessment|river-wing|stance|rival"
    without, weak = (
        np.asarray(run_case(read_case(example_with(how)), draws=256).rows.inputs[name])
        for how in (lambda _: None, backed)
    )
    assert np.ptp(np.quantile(weak, (0.1, 0.9))) <= 1.25 * np.ptp(np.quantile(without, (0.1, 0.9)))


def test_a9_without_objectives_no_sentence_speaks_of_a_value(few_anchors):
    case = example_with(lambda d: d.settings.update(objectives=[]))
    run = case.parent / "run"
    said("run", case, "--draws", "64", "--out", run, "--quiet")
    assert "Nothing is ranked in this run" in said("flips", run, "--quiet")
    assert "changes are shown for the chance of a deal" in said(
        "contributions", run, "--draws", "16", "--quiet"
    )
    assert "is worth nothing" not in page(run)


def test_a12_scaling_all_weights_changes_nothing():
    x, one = np.array([10.0, 20, 30, 60, 70, 90]), np.ones(6)
    for weight in (0.1, 1.0, 3.0, 1e-6):
        found = win_set_array(x, weight * one, one, status_quo=45.0)
        core = core_array(x, weight * one, one)
        assert (float(found.low), float(found.high)) == pytest.approx((45.0, 45.0))
        assert float(core.low) <= float(core.high)
    for ends_, gap, scale in (
        ([70, 90], 10, 100.0),
        ([0.7, 0.9], 0.1, 1.0),
        ([0.6, 0.8], 0.1, 1.0),
    ):
        agree = veto_players_array(np.array(ends_, float), gap, 1.0, scale=(0.0, scale)).agree
        assert float(agree) == 1.0


def test_a13_a_unique_equilibrium_is_found_and_the_branch_followed():
    row, column = np.array([[9.0, 0], [0, 1]]), np.array([[0.0, 1], [1, 0]])
    followed = [float(response_array(row, column, p).row) for p in np.arange(0.1, 4.0, 0.1)]
    assert np.isfinite(followed).all()
    assert np.abs(np.diff(followed)).max() < 0.1
    rivals = interdependent_array(np.full(2, 2.5), 5.0, np.array([[0, -1.0], [-1, 0]]))
    assert np.isfinite(np.asarray(rivals.probability)).all()


def test_a14_a_direction_that_decides_is_shown_and_ties_are_counted():
    assert "which end of the scale is 0: 9.671" in table(EMISSION).text
    issues = json.loads(
        said(
            "outcomes", example_with(), "--draws", "16", "--model", "bargaining.exchange", "--json"
        )
    )["issues"]
    for issue in issues.values():
        assert issue["models"]["bargaining.exchange"]["equal_gains"] is not None


def test_a16_few_events_rank_no_input():
    shown = said("explain", example_run(), "/strategies/none/settlement")
    assert re.search("the same value in all|cannot tell which inputs matter", shown)


def test_a17_small_numbers_keep_their_size_and_no_zero_has_a_sign():
    assert span(Interval(p10=-0.22, p50=-0.07, p90=0.1)) == "−0.07 (−0.22 to 0.10)"
    assert span(Interval(p10=0.9, p50=0.97, p90=1.0), 2) == "0.97 (0.90 to 1.00)"
    assert "−0 " not in whole(Interval(p10=-0.2, p50=-0.01, p90=0.1)) + " "
    first = page(example_run())
    assert "Deaths do not enter the ranking" in first
    assert "alone best" in first or "no option can be told" in first
    written = (example_run() / "report.html").read_text(encoding="utf-8")
    panels = [part.split("</div>")[0] for part in written.split('<div class="panel">')[1:]]
    assert panels
    assert all('class="zero"' in panel and 'class="tick"' in panel for panel in panels)


def test_a18_page_one_says_which_options_engage_nobody():
    contacts = content(example_run(), "summary.json")["contacts"]["nobody"]
    for option, share in contacts.items():
        if share is not None and share >= 0.05:
            title = next(
                s.title for s in open_run(example_run()).summary.strategy_list if s.id == option
            )
            assert re.search(rf"“{title}”[^.]* engages? nobody in", page(example_run()))


def test_a18_an_option_that_is_not_ranked_is_never_called_best():
    summary = finished()[0]
    order = [name for name in summary.ranking.order if name != "selective"]
    changes = {
        "ranking/empty": {"selective": 0.75},
        "ranking/order": order,
        "ranking/top": order[:1],
    }
    text = render(altered(summary, changes))
    values = text.split('id="by-objectives"')[1].split("</figure>")[0]
    assert "alone best" in values
    assert "Some wings, unofficially" not in values
    assert re.search(r"Not ranked, because [^.]*“Some wings, unofficially” in 75", text)


def test_a19_a_day_before_all_evidence_is_refused():
    case = example_with()
    answer = Answer("run", case, "--as-of", "1900-01-01", "--out", case.parent / "run")
    assert answer.code == 1
    assert "no claim was known on 1900-01-01" in answer.text
    assert not (case.parent / "run").exists()
    for command in ("attendance", "score", "next"):
        assert "1900-01-01" in Answer(command, case, "--as-of", "1900-01-01").text
    answer = Answer("attendance", example_run(), "--as-of", "1900-01-01")
    assert (answer.code, "1900-01-01" in answer.text) == (1, True)


def with_a_round_ahead(announced: str):
    """Return the example with a round that is held after its as-of date, 30 June 2020."""

    def change(draft):
        first = [row for row in draft.tables["rounds"] if row["round"] == "first"]
        head = {"round": "ahead", "title": "Round ahead", "date": "2020-09-15"}
        head |= {"announced": announced, "known": announced}
        for row in first:
            role = "host" if row["role"] == "host" else "absent"
            draft.tables["rounds"].append({**row, **head, "role": role})

    return example_with(change)


def test_a19_a_round_announced_before_the_as_of_date_and_held_after_it_is_forecast():
    case = with_a_round_ahead("2020-06-01")
    assert not [f for f in check_case(case) if f.file == "rounds.csv"]
    (ahead,) = json.loads(said("attendance", case, "--json"))["announced"].values()
    assert (ahead["title"], ahead["date"]) == ("Round ahead", "2020-09-15")
    assert 0 < ahead["on_time"] < ahead["ever"] < 1
    assert ahead["guests"]["capital"]["agreed"]
    run = case.parent / "run"
    said("run", case, "--draws", "64", "--quiet", "--out", run)
    assert content(run, "summary.json")["rounds"]["announced"]["ahead"] == ahead
    assert "Announced: Round ahead, 15 September 2020" in page(run)


@pytest.mark.parametrize("announced", ["", "2020-07-01"])
def test_a19_a_round_that_nobody_had_announced_is_told_of_and_not_forecast(announced):
    case = with_a_round_ahead(announced)
    (found,) = [f for f in check_case(case) if f.file == "rounds.csv"]
    assert (found.code, found.value) == ("round-ahead", "ahead")
    assert json.loads(said("attendance", case, "--json"))["announced"] == {}


def test_a20_no_command_answers_from_a_damaged_or_foreign_folder(few_anchors):
    run = copy_of(example_run())
    sorted((run / "chunks").iterdir())[0].unlink()
    for command in ("explain", "flips", "report"):
        assert Answer(command, run, *(["/draws"] if command == "explain" else [])).code == 1
    run = copy_of(example_run())
    summary = content(run, "summary.json")
    summary["strategies"]["none"]["settlement"] = 0.97
    (run / "summary.json").write_text(json.dumps(summary), encoding="utf-8")
    answer = Answer("explain", run, "/strategies/none/settlement")
    assert (answer.code, "summary.json" in answer.text) == (1, True)
    other = example_with(lambda d: d.settings.update(title="Another")).parent / "other"
    said("run", example_with(), "--draws", "16", "--seed", "9", "--out", other, "--quiet")
    (other / "flips.json").write_bytes((example_run() / "flips.json").read_bytes())
    assert "flips" in Answer("report", other).text
