"""Replay section D of the list of faults: first use and everyday use."""

import re
import tomllib
from pathlib import Path

import pytest
from tests.faults.replay import Answer, example_run, example_with, findings, said

from detente.assess.open_run import open_run
from detente.cli.compiled import COMPILING

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("run", "camps", "outcomes", "attendance", "next")


def test_d1_reference_pages_are_there_in_a_checkout():
    pages = ROOT / "docs" / "reference" / "generated"
    for page in ("commands.md", "summary.md"):
        assert len((pages / page).read_text(encoding="utf-8")) > 1000
    for page in ("case-tables.md", "case-variables.md", "case-settings.md"):
        text = (ROOT / "docs" / "reference" / page).read_text(encoding="utf-8")
        named = re.findall(r"generated/[\w./-]+", text)
        assert named
        assert all((ROOT / "docs" / "reference" / one).is_file() for one in named)


def test_d2_what_asks_the_same_twice_must_agree_and_a_young_war_has_its_pain():
    def apart(draft):
        row = {"id": "w", "subject": "river-wing", "object": "capital", "item": ""}
        number = {"variable": "willingness", "low": "0.01", "mode": "0.02", "high": "0.03"}
        draft.tables["assessments"].append({**draft.tables["assessments"][0], **row, **number})

    assert "asked-twice" in findings(example_with(apart))
    guide = (ROOT / "docs" / "how-to" / "elicit.md").read_text(encoding="utf-8")
    for part in ("**A young war**", "**Capability.**", "**Balance.**", "`profiles`", "`q`", "`v`"):
        assert part in guide


def test_d3_camps_are_read_from_factions_where_there_are_too_few_leaders():
    text = said("camps", example_with(), "--draws", "64")
    assert "factions were read instead" in text


def test_d4_a_run_prints_titles_deal_and_harm_and_findings_of_one_kind_stand_together():
    case = example_with(lambda d: [r.update(reason="") for r in d.tables["assessments"]])
    told = Answer("check", case).text
    assert told.count("reason-missing") <= 1
    text = said("run", example_with(), "--draws", "16", "--out", case.parent / "r", "--quiet")
    for part in ("All wings, openly", "any deal", "deaths", "hold-out open"):
        assert text.count(part) >= 1
    assert "unconditional" not in text
    assert text.count("Southland") <= 1


def test_d5_the_first_run_says_that_it_compiles_and_a_report_warms_first():
    assert re.search("compil.*minute", COMPILING)
    assert re.search(r"^report: warm$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("command", COMMANDS)
def test_d6_one_exit_code_for_wrong_usage(command):
    case = example_with()
    assert Answer(command, case, "--draws", "0").code == 2


def test_d6_completion_open_quiet_and_pointers():
    assert "--install-completion" in said("--help")
    assert {"--open", "--quiet"} <= set(re.findall(r"--\w+", said("run", "--help")))
    assert "/strategies/" in Answer("explain", example_run()).text


def test_d7_who_signs_and_when_is_printed_and_factions_are_forecast():
    summary = open_run(example_run()).summary
    assert summary.signing
    assert {"river-wing", "hill-wing"} <= set(summary.signing["continue"].factions)
    text = said("attendance", example_with(), "--draws", "64")
    assert "River wing" in text


def test_d8_sections_about_nothing_are_left_out(few_anchors):
    def alone(draft):
        del draft.settings["rival"], draft.settings["holdout"]
        rows = draft.tables["assessments"]
        rows[:] = [r for r in rows if r.get("item") != "rival"]
        draft.settings["shared_issues"] = [
            one for one in draft.settings["shared_issues"] if one["kind"] != "rival"
        ]
        draft.settings["objectives"] = [
            one for one in draft.settings["objectives"] if one["metric"] != "holdout_contact"
        ]
        rule = draft.settings["partner_rule"]
        rule["tests"] = [t for t in rule["tests"] if t.get("item") != "rival"]

    case = example_with(alone)
    run = case.parent / "run"
    said("run", case, "--draws", "16", "--out", run, "--quiet")
    page = (run / "report.html").read_text(encoding="utf-8")
    assert "rival group’s share of each region" not in page
    assert "acceptance if the hold-out" not in page


def test_d10_the_readme_and_the_extras_name_what_exists():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for room in re.findall(r"^\| `(\w+)/` \|", text, re.M):
        assert (ROOT / "src" / "detente" / room).is_dir()
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert not {"web", "text"} & set(extras["project"].get("optional-dependencies", {}))
