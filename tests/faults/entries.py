"""Every entry of the list of faults of 28 November 2026, and what holds it.

Replays stand in this folder and are named by their entry, as in ``test_a12_...``. ``HELD`` names
tests elsewhere that hold an entry, alone or beside its replay. Run one entry, or all of them:

    python -m tests.faults.entries A12 B3
    python -m tests.faults.entries
"""

import re
import sys
from pathlib import Path
from typing import Final

import pytest

__all__ = ["ENTRIES", "HELD", "LATER", "TITLES", "nodes", "replays"]

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SIZES: Final = {"A": 20, "B": 10, "C": 8, "D": 10, "E": 6}
ENTRIES: Final = tuple(f"{part}{n}" for part, size in SIZES.items() for n in range(1, size + 1))

TITLES: Final[dict[str, str]] = {
    "A1": "false provenance",
    "A2": "citations that are hard-coded",
    "A3": "base rates of other events",
    "A4": "ranges that drop readings in silence",
    "A5": "an excluded group at the table",
    "A6": "cooperation against nobody",
    "A7": "weak evidence makes a number worse than none",
    "A8": "inputs that do nothing pass",
    "A9": "no objectives, false sentences",
    "A10": "as last time is not the same series",
    "A11": "one model, two answers",
    "A12": "exact ties decided by rounding",
    "A13": "damped iteration instead of solving",
    "A14": "directions and orders that decide",
    "A15": "an interval that covers too little",
    "A16": "noise is ranked",
    "A17": "rounding and signs",
    "A18": "an empty option is ranked",
    "A19": "a day before all evidence",
    "A20": "damaged or foreign run folders",
    "B1": "odd cutting levels",
    "B2": "clean check, failed run",
    "B3": "tracebacks on run folders",
    "B4": "ragged rows",
    "B5": "two hundred powers",
    "B6": "endless draws",
    "B7": "Ctrl-C during a write",
    "B8": "terminal escapes",
    "B9": "silent acceptances",
    "B10": "no policy, low memory",
    "C1": "hints that state another number",
    "C2": "one name in two spellings",
    "C3": "missing codes",
    "C4": "foreign files",
    "C5": "dates people have",
    "C6": "mojibake and words",
    "C7": "European CSV and workbooks",
    "C8": "gaps and odd ratings",
    "D1": "empty reference pages",
    "D2": "no guide to elicit",
    "D3": "camps need persons",
    "D4": "ids on screen, floods of findings",
    "D5": "a silent first minute",
    "D6": "exit codes, completion, pointers",
    "D7": "who signs and when",
    "D8": "sections about nothing",
    "D9": "the page's layout",
    "D10": "rooms and extras that do not exist",
    "E1": "shares above one",
    "E2": "judgements read from later documents",
    "E3": "claims that say something else",
    "E4": "votes as alignment",
    "E5": "a wrong outcome, an option missing",
    "E6": "questions that nobody scores",
}

HELD: Final[dict[str, tuple[str, ...]]] = {
    "A1": (
        "slow/test_explain_everything.py::test_one_number_of_every_field_of_the_flagship_is_explained",
    ),
    "A2": (
        "assess/evidence/test_basis.py::test_rows_that_change_no_draw_change_neither_claims_nor_confidence",
        "assess/evidence/test_basis.py::test_a_named_claim_changes_the_number",
        "assess/evidence/test_basis.py::test_nothing_without_skill_is_above_low",
    ),
    "A5": (
        "engagement/test_excluded.py::test_an_excluded_faction_never_sits_and_is_never_bound",
        "engagement/test_excluded.py::test_an_excluded_faction_is_no_party_to_a_deal",
    ),
    "A7": (
        "ensemble/test_unsourced.py::test_a_weak_claim_never_makes_a_number_worse_than_one_without",
    ),
    "A8": (
        "slow/test_every_cell.py::test_a_cell_matters_or_is_reported",
        "slow/test_every_cell.py::test_a_setting_matters_or_is_reported",
        "case/checks/unused/test_actors.py::test_representatives_are_named",
    ),
    "A10": (
        "engagement/attendance/test_learning.py::test_evidence_fades_and_other_series_count_less",
    ),
    "A11": ("assess/agreement/runners/test_voting.py::*",),
    "A15": (
        "assess/agreement/pool/test_errors_elsewhere.py::test_the_ends_of_one_forecast_are_the_errors_that_four_in_five_stay_below",
        "assess/agreement/pool/test_record.py::test_a_coverage_is_a_share",
    ),
    "A16": (
        "assess/explain/test_answer.py::test_with_few_events_no_input_is_ranked_and_the_count_is_told",
        "assess/explain/test_answer.py::test_noise_is_not_ranked",
    ),
    "A20": ("slow/test_damaged_runs.py::test_no_command_answers_from_a_damaged_folder_or_breaks",),
    "B2": (
        "property/test_any_case.py::test_what_failed_once_completes",
        "property/test_any_case.py::test_a_run_completes_on_what_check_passes",
    ),
    "B6": ("slow/test_run_memory.py::test_sixteen_times_the_draws_take_hardly_more_memory",),
    "B7": ("ensemble/test_store.py::test_ctrl_c_during_a_write_stops_and_leaves_nothing",),
    "B8": (
        "cli/test_explain.py::test_a_run_folder_cannot_write_lines_or_control_characters_of_its_own",
    ),
    "B10": ("ensemble/test_limits.py::test_a_low_limit_on_address_space_is_told_with_what_to_do",),
    "C7": ("case/reading/test_unexpected_files.py::*",),
    "D9": ("browser/test_layout.py::test_it_does_not_scroll_sideways",),
    "E6": ("flagship/test_score.py::test_every_question_has_a_forecast_or_is_a_blind_spot",),
}
"""Tests elsewhere by entry, below ``tests/``; ``*`` is a whole file."""

LATER: Final[dict[str, str]] = {"B5": "speed: `benchmarks/crowd.py` measures two hundred powers"}
"""Entries that no test holds, each with the reason."""


def replays(entry: str) -> list[str]:
    """Return the replays of an entry in this folder, as pytest names them."""
    found = []
    for file in sorted(HERE.glob("test_*.py")):
        names = re.findall(r"^def (test_\w+)\(", file.read_text(encoding="utf-8"), re.M)
        own = [name for name in names if entry.lower() in name.split("_")]
        found += [f"tests/faults/{file.name}::{name}" for name in own]
    return found


def nodes(entry: str) -> list[str]:
    """Return all that holds an entry: its replays, and tests elsewhere."""
    return [*replays(entry), *(f"tests/{name.removesuffix('::*')}" for name in HELD.get(entry, ()))]


if __name__ == "__main__":
    asked = [name.upper() for name in sys.argv[1:]] or list(ENTRIES)
    wanted = list(dict.fromkeys(node for entry in asked for node in nodes(entry)))
    sys.exit(pytest.main(["-q", *(str(ROOT / node) for node in wanted)]))
