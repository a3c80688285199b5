"""Which tests run when: quick ones before a change, slow ones in turn, some of these measured."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TIERS = ("quick", "measured", "slow")
SLOW_FOLDERS = ("browser", "docs", "faults", "flagship", "oracles", "slow")
SLOW_FILES = (
    "tests/assess/contributions/test_answer.py",
    "tests/assess/contributions/test_mechanisms.py",
    "tests/assess/contributions/test_priors.py",
    "tests/assess/engageable/test_calibration.py",
    "tests/assess/evidence/flips/test_answer.py",
    "tests/assess/evidence/flips/test_record.py",
    "tests/assess/test_run.py",
    "tests/cases/test_small_runs.py",
    "tests/cli/test_backtest.py",
    "tests/cli/test_contributions.py",
    "tests/cli/test_estimate.py",
    "tests/cli/test_flips.py",
    "tests/ensemble/test_cluster.py",
    "tests/fitting/attendance/test_artefact.py",
    "tests/numerics/test_compile.py",
    "tests/property/test_any_case.py",
    "tests/property/test_any_input.py",
    "tests/property/test_case.py",
    "tests/report/sections/contributions/test_words.py",
    "tests/report/sections/evidence/test_flips.py",
    "tests/report/test_acceptance.py",
    "tests/runs/test_manifest.py",
    "tests/runs/test_verified.py",
)
# Slow only by their number of runs: coverage counts what they run, as it counts the quick tests.
MEASURED_FILES = (
    "tests/assess/agreement/runners/test_offers.py",
    "tests/assess/agreement/test_answer.py",
    "tests/assess/asked/test_answer.py",
    "tests/assess/compare/test_answer.py",
    "tests/assess/compare/test_record.py",
    "tests/assess/engageable/test_trace.py",
    "tests/assess/evidence/flips/test_drawn.py",
    "tests/assess/evidence/flips/test_paired.py",
    "tests/assess/evidence/test_basis.py",
    "tests/assess/evidence/test_strikes.py",
    "tests/assess/evidence/test_trace.py",
    "tests/assess/expected/test_trace.py",
    "tests/assess/explain/test_answer.py",
    "tests/assess/explain/test_pointers.py",
    "tests/assess/options/backfires/test_answer.py",
    "tests/assess/options/backfires/test_trace.py",
    "tests/assess/options/test_trace.py",
    "tests/assess/scores/test_answer.py",
    "tests/assess/scores/test_of_run.py",
    "tests/assess/summary/test_answer.py",
    "tests/assess/table/test_holdout.py",
    "tests/assess/table/test_norms_trace.py",
    "tests/assess/table/test_trace.py",
    "tests/assess/test_paired.py",
    "tests/case/editing/test_edit.py",
    "tests/case/upgrading/test_upgrade.py",
    "tests/cli/test_compare.py",
    "tests/cli/test_run.py",
    "tests/cli/test_score.py",
    "tests/engagement/course/test_invariants.py",
    "tests/engagement/course/test_lent.py",
    "tests/engagement/course/test_oracle.py",
    "tests/engagement/course/test_run.py",
    "tests/engagement/test_excluded.py",
    "tests/engagement/test_task.py",
    "tests/ensemble/test_executors.py",
    "tests/ensemble/test_store.py",
    "tests/fitting/record/test_artefact.py",
    "tests/models/sorting/electre/test_kernels.py",
    "tests/models/sorting/electre/test_smaa_tri.py",
    "tests/models/test_spec.py",
    "tests/property/test_exchange.py",
    "tests/property/test_models.py",
    "tests/property/test_one_draw.py",
    "tests/property/test_spatial.py",
    "tests/property/test_ties.py",
    "tests/property/test_upgrade.py",
    "tests/reachability/test_forms.py",
    "tests/reachability/test_verdicts.py",
    "tests/report/forms/test_write.py",
    "tests/report/redaction/test_partly.py",
    "tests/report/redaction/test_readers.py",
    "tests/report/redaction/test_redact.py",
    "tests/report/redaction/test_search.py",
    "tests/report/sections/compare/test_tables.py",
    "tests/report/sections/compare/test_words.py",
    "tests/report/sections/evidence/test_register.py",
    "tests/report/test_page.py",
    "tests/runs/test_finished.py",
)


def tier_of(path: Path) -> str:
    """Return the tier of a test file."""
    name = path.relative_to(ROOT).as_posix()
    if name in MEASURED_FILES:
        return "measured"
    slow = name.startswith(tuple(f"tests/{folder}/" for folder in SLOW_FOLDERS))
    return "slow" if slow or name in SLOW_FILES else "quick"
