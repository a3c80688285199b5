import re
from pathlib import Path

from tests.case.checks import (
    test_dates,
    test_evidence,
    test_numbers,
    test_overlap,
    test_positions,
    test_presence,
    test_questions,
    test_references,
    test_rounds,
    test_spelling,
    test_structure,
)
from tests.case.checks.course import (
    test_asks,
    test_events,
    test_expectations,
    test_heads,
    test_hypotheses,
    test_options,
    test_partners,
    test_precedents,
    test_twice,
    test_wings,
)
from tests.case.checks.document import test_marks, test_objectives, test_settings
from tests.case.reading import (
    test_csv,
    test_files,
    test_foreign,
    test_header,
    test_refusals,
    test_unexpected_files,
    test_yaml,
)
from tests.case.written import test_check, test_read

from detente.case.findings.catalogue import KINDS

BROKEN = (
    test_asks,
    test_events,
    test_expectations,
    test_heads,
    test_hypotheses,
    test_options,
    test_partners,
    test_precedents,
    test_twice,
    test_wings,
    test_refusals,
    test_files,
    test_foreign,
    test_header,
    test_csv,
    test_yaml,
    test_unexpected_files,
    test_dates,
    test_evidence,
    test_numbers,
    test_overlap,
    test_positions,
    test_presence,
    test_marks,
    test_objectives,
    test_questions,
    test_references,
    test_rounds,
    test_settings,
    test_spelling,
    test_structure,
    test_check,
    test_read,
)
# Kinds that no change to a folder brings about here, and the test that does.
ELSEWHERE = {
    "file-unreadable": "reading/test_files.py",
    "too-many-rows": "reading/test_csv.py",
    "too-many-findings": "reading/test_csv.py",
    "role-hidden": "as_of/test_cut_settings.py",
    "folder-missing": "reading/test_read.py",
    "not-used": "checks/unused/test_rows.py",
    "rounds-silent": "checks/test_rounds.py",
    "rounds-order": "checks/test_rounds.py",
    "rounds-same-day": "checks/test_rounds.py",
    "question-decided": "../assess/scores/test_hindsight.py",
    "as-of-far": "as_of/test_cut_settings.py",
    "consent-contradicted": "checks/test_rounds.py",
    "contact-record-from": "checks/document/test_contacts.py",
    "contact-record-late": "checks/document/test_contacts.py",
    "upgrade-dropped": "upgrading/test_upgrade.py",
    "levers-apart": "checks/course/test_options.py",
    "asks-unused": "checks/course/test_asks.py",
    "confidence-flat": "checks/test_numbers.py",
    "place-unknown": "checks/document/test_contacts.py",
    **dict.fromkeys(
        (
            "war-not-stated",
            "war-date",
            "war-contradiction",
            "war-fact-missing",
            "war-facts-few",
            "war-fact-far",
            "war-text-fresh",
            "war-too-early",
            "war-still-fought",
        ),
        "checks/document/test_conflict.py",
    ),
}


def test_every_kind_of_finding_is_brought_about():
    made = {broken.code for module in BROKEN for broken in module.BREAKAGES}
    for code, name in ELSEWHERE.items():
        page = Path(__file__).parents[1] / name
        assert f'"{code}"' in page.read_text(encoding="utf-8")
    assert {kind.code for kind in KINDS.all()} == made | ELSEWHERE.keys()


def test_the_example_is_broken_in_over_two_hundred_ways():
    assert sum(len(module.BREAKAGES) for module in BROKEN) > 200


def test_codes_are_stable_in_form_and_unique():
    codes = [kind.code for kind in KINDS.all()]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in codes)
