"""The main job: folders, resuming, and what must not change a number."""

import json
import shutil
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from tests.assess.runs import DRAWS, finished, plan
from tests.ensemble.planted import copied, example

from detente.assess.run import narrowed, run
from detente.assess.summary.record import Summary
from detente.case.reading.read import read_case
from detente.case.schema.settings import Mechanism
from detente.engagement.registry import MECHANISMS
from detente.ensemble.store import RunFolder
from detente.errors import DomainError, RunFolderError, UnknownNameError
from detente.runs.plan import Plan


def digests(folder) -> list[tuple[str, str]]:
    return [(note["chunks"], note["inputs"]) for note in RunFolder(folder).finished()]


def text(folder) -> str:
    return (folder / "summary.json").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Folder of a finished run, for tests that leave it as it is."""
    return run(example(), tmp_path_factory.mktemp("kept") / "run", plan()).folder.path


def test_a_run_folder_holds_what_the_design_says(tmp_path):
    result = run(example(), tmp_path / "run", plan())
    names = {path.name for path in result.folder.path.iterdir()}
    assert {"case.json", "run.json", "chunks", "inputs", "summary.json"} <= names
    assert ".lock" not in names
    assert not list(result.folder.path.rglob("*.part"))
    assert (result.folder.path / "case.json").read_text(
        encoding="utf-8"
    ) == example().snapshot + "\n"
    facts = json.loads((result.folder.path / "run.json").read_text(encoding="utf-8"))["facts"]
    assert facts["digest"] == example().digest
    assert facts["draws"] == DRAWS
    assert Summary.model_validate_json(text(result.folder.path)) == result.summary


@pytest.mark.parametrize("changes", [{"chunk": 5}, {"chunk": 1000}, {"workers": 1}])
def test_chunks_and_workers_change_no_byte_of_the_summary(tmp_path, changes):
    assert text(run(example(), tmp_path / "run", plan(**changes)).folder.path) == finished()[2]


@pytest.mark.parametrize("harm", ["cut", "gone", "log"])
def test_resuming_completes_a_run_to_the_same_bytes(tmp_path, harm):
    folder = run(example(), tmp_path / "run", plan()).folder.path
    before = digests(folder)
    assert len(before) == 3
    chunk = folder / "chunks" / "000016.parquet"
    whole = chunk.read_bytes()
    (folder / "summary.json").unlink()
    if harm == "cut":
        chunk.write_bytes(whole[:-30])
    elif harm == "gone":
        chunk.unlink()
    else:
        log = folder / "chunks.jsonl"
        log.write_text("".join(log.read_text().splitlines(keepends=True)[:1]) + '{"first": 1')
    seen = []
    run(example(), folder, plan(resume=True), progress=lambda done, of: seen.append((done, of)))
    assert digests(folder) == before
    assert chunk.read_bytes() == whole
    assert text(folder) == finished()[2]
    assert seen[0][0] > 0  # something was kept
    assert seen[-1] == (DRAWS, DRAWS)


def test_resuming_a_finished_run_simulates_nothing(tmp_path, monkeypatch):
    folder, expected = run(example(), tmp_path / "run", plan()).folder.path, finished()[2]
    monkeypatch.setattr("detente.runs.simulate.run_chunks", None)
    assert text(run(example(), folder, plan(resume=True)).folder.path) == expected


def test_resuming_with_other_chunks_gives_the_same_summary(tmp_path):
    folder = run(example(), tmp_path / "run", plan(chunk=16)).folder.path
    assert text(run(example(), folder, plan(chunk=20, resume=True)).folder.path) == finished()[2]
    assert len(list((folder / "chunks").iterdir())) == 3


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"seed": 2}, "seed was 1, now 2"),
        ({"draws": 40}, "draws was 48, now 40"),
        (
            {"switched_off": frozenset({"attendance"})},
            r"switched_off was \[\], now \[\"attendance\"\]",
        ),
        (
            {"assumed": {"C1": True}},
            r"the case differs in .*assumed was \{\}, now \{\"C1\": true\}",
        ),
        ({"seed": 2, "draws": 40}, "draws was 48, now 40; seed was 1, now 2"),
    ],
)
def test_resuming_another_run_is_refused_with_what_differs(kept, changes, what):
    before = digests(kept)
    with pytest.raises(RunFolderError, match=f"contains another run: {what}. Give another folder"):
        run(example(), kept, plan(resume=True, **changes))
    assert digests(kept) == before


def test_a_folder_of_an_earlier_run_is_refused(tmp_path):
    folder = run(example(), tmp_path / "run", plan(draws=4)).folder.path
    with pytest.raises(RunFolderError, match="is not empty, nothing was written"):
        run(example(), folder, plan(draws=4))


def test_resuming_never_empties_a_folder_that_holds_no_run(tmp_path):
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "precious.csv").write_text("mine")
    with pytest.raises(RunFolderError, match=r"holds no run\.json"):
        run(example(), tmp_path, plan(draws=4, resume=True))
    assert (tmp_path / "inputs" / "precious.csv").read_text() == "mine"


def test_an_unknown_executor_leaves_no_folder_behind(tmp_path):
    with pytest.raises(UnknownNameError, match="there is no executor 'trheads'"):
        run(example(), tmp_path / "run", plan(executor="trheads"))
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"draws": 0}, r"draws is 0; it must be >= 1 and < 2\*\*62"),
        ({"seed": -1}, r"seed is -1; it must be >= 0 and < 2\*\*62"),
        ({"workers": 0}, r"workers is 0; it must be >= 1 and < 2\*\*62"),
        ({"chunk": 0}, r"chunk is 0; it must be >= 1 and < 2\*\*62"),
    ],
)
def test_a_plan_checks_its_numbers(changes, message):
    with pytest.raises(DomainError, match=message):
        Plan(**changes)


def test_a_plan_checks_its_switches():
    with pytest.raises(UnknownNameError, match="there is no mechanism 'drugs'; allowed: "):
        Plan(switched_off=frozenset({"drugs"}))


def test_the_case_names_the_mechanisms_that_are_modelled():
    assert set(get_args(Mechanism)) == {m.key for m in MECHANISMS}


def test_a_switch_in_the_case_acts_like_one_on_the_command_line(tmp_path):
    case = example()
    model = case.settings.model.model_copy(update={"off": ["attendance"]})
    off = replace(case, settings=case.settings.model_copy(update={"model": model}))
    one = run(off, tmp_path / "one", plan(draws=8)).summary
    other = run(case, tmp_path / "other", plan(draws=8, switched_off=frozenset({"attendance"})))
    assert one.strategies == other.summary.strategies
    assert not one.mechanisms["attendance"].on


def test_default_draws_and_seed_are_those_of_the_design():
    assert (Plan().draws, Plan().seed) == (2048, 1)


def test_fewer_strategies_and_another_horizon():
    found = narrowed(example(), 6, ["selective", "none", "none"]).settings
    assert [s.id for s in found.strategies] == ["continue", "selective", "none"]
    alone = narrowed(example(), None, ["divide"]).settings
    assert [s.id for s in alone.strategies] == ["continue", "divide"]  # the reference always runs
    assert found.horizon_months == 6
    with pytest.raises(UnknownNameError, match="strategy selektive is not in the case; allowed: "):
        narrowed(example(), None, ["selektive"])
    with pytest.raises(UnknownNameError, match="strategy nothing is not in the case"):
        narrowed(example(), None, [])
    with pytest.raises(DomainError, match="horizon is 241 months; it must be in 1 to 240"):
        narrowed(example(), 241, None)


def test_a_folder_and_a_case_in_memory_run_alike(tmp_path):
    folder = copied(tmp_path)
    from_files = run(folder, tmp_path / "one", plan(draws=4))
    in_memory = run(read_case(folder), tmp_path / "two", plan(draws=4))
    assert text(from_files.folder.path) == text(in_memory.folder.path)


def test_a_switch_in_case_yaml_gives_the_numbers_of_one_on_the_command_line(tmp_path):
    folder = copied(tmp_path, case="\nmodel: {off: [balance, talks]}\n")
    one = run(folder, tmp_path / "one", plan(draws=8)).summary
    off = frozenset({"balance", "talks"})
    other = run(example(), tmp_path / "other", plan(draws=8, switched_off=off)).summary
    told = {"digest", "switched_off", "model"}  # where it stands is all that differs
    assert {k for k in Summary.model_fields if getattr(one, k) != getattr(other, k)} == told
    assert one.model.off == ["balance", "talks"]
    assert other.switched_off == ["balance", "talks"]
    assert [k for k, m in one.mechanisms.items() if not m.on] == [
        "balance",
        "talks",
    ]


def test_both_kinds_of_switch_add_up(tmp_path):
    folder = copied(tmp_path, case="\nmodel: {off: [talks]}\n")
    off = frozenset({"terms"})
    found = run(folder, tmp_path / "run", plan(draws=4, switched_off=off)).summary.mechanisms
    assert {k for k, m in found.items() if not m.on} == {"talks", "terms"}


@pytest.mark.parametrize(
    ("other", "what"),
    [
        ({"horizon": 12}, r"settings\.horizon_months \(24, now 12\)"),
        (
            {"strategies": ["selective", "divide"]},
            r"settings\.strategies\.none \(there, now absent\), .*unconditional.*coercion",
        ),
    ],
)
def test_resuming_another_question_is_refused_with_what_differs(tmp_path, other, what):
    folder = run(example(), tmp_path / "run", plan(draws=4)).folder.path
    before = (folder / "run.json").read_bytes(), (folder / "case.json").read_bytes()
    with pytest.raises(
        RunFolderError, match=rf"contains another run: the case differs in {what}.*\. Give another"
    ):
        run(example(), folder, plan(draws=4, resume=True), **other)
    assert before == ((folder / "run.json").read_bytes(), (folder / "case.json").read_bytes())


def test_resuming_another_case_is_refused_with_the_rows_that_differ(tmp_path):
    folder = run(example(), tmp_path / "run", plan(draws=4)).folder.path
    place = tmp_path / "other"
    place.mkdir()
    edits = [
        (
            "i-south,southland,,interest,spillover,0.1,0.2,0.35",
            "i-south,southland,,interest,spillover,0.1,0.2,0.4",
        )
    ]
    other = read_case(copied(place, assessments=edits))
    with pytest.raises(
        RunFolderError, match=r"differs in assessments\.i-south\.\w+ \(0\.35, now 0\.4\)\. Give"
    ):
        run(other, folder, plan(draws=4, resume=True))


def test_many_differences_are_cut_and_counted(tmp_path):
    folder = run(example(), tmp_path / "run", plan(draws=4)).folder.path
    held = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    for actor in held["actors"]:
        actor["name"] = "x" * 100
    (folder / "case.json").write_text(json.dumps(held), encoding="utf-8")
    with pytest.raises(RunFolderError, match=r"x…, now .* and \d+ more\. Give another"):
        run(example(), folder, plan(draws=4, resume=True), horizon=12)
    (folder / "case.json").unlink()
    with pytest.raises(
        RunFolderError, match=r"contains another run: the case differs\. Give another"
    ):
        run(example(), folder, plan(draws=4, resume=True), horizon=12)


@pytest.mark.parametrize("held", ["[]", "{}", '{"facts": 3}', "{", ""])
def test_a_damaged_note_of_the_run_is_told(tmp_path, kept, held):
    folder = shutil.copytree(kept, tmp_path / "run")
    (folder / "run.json").write_text(held, encoding="utf-8")
    with pytest.raises(RunFolderError, match=r"run\.json (is damaged|cannot be read)"):
        run(example(), folder, plan(draws=4, resume=True))
    assert (folder / "run.json").read_text(encoding="utf-8") == held


def test_fewer_strategies_change_no_number_of_those_that_stay(tmp_path):
    found = run(example(), tmp_path / "run", plan(), strategies=["selective"]).summary
    whole = finished()[0]
    assert list(found.strategies) == ["continue", "selective"]
    for part in ("strategies", "against_reference", "spread"):
        for name in found.strategies:
            assert getattr(found, part)[name] == getattr(whole, part)[name]


def test_a_case_without_a_reference_compares_only_what_is_asked():
    known = example()
    left = [s for s in known.settings.strategies if s.id != "continue"]
    case = replace(known, settings=known.settings.model_copy(update={"strategies": left}))
    found = narrowed(case, None, ["selective"]).settings
    assert [s.id for s in found.strategies] == ["selective"]


@pytest.mark.parametrize("horizon", [1, 240])
def test_the_longest_and_shortest_horizon(horizon):
    assert narrowed(example(), horizon, None).settings.horizon_months == horizon
    with pytest.raises(DomainError, match="horizon is 0 months"):
        narrowed(example(), 0, None)


def test_another_day_of_the_cut_is_that_of_the_case(tmp_path):
    folder = copied(tmp_path)
    known = read_case(folder, date(2020, 3, 2))
    found = run(known, tmp_path / "run", plan(draws=4)).summary
    assert found.as_of == "2020-03-02"
    assert found.hidden
    assert found.digest == read_case(folder, date(2020, 3, 2)).digest


def test_progress_is_told_from_nothing_to_all(tmp_path):
    seen = []
    run(
        example(),
        tmp_path / "run",
        plan(draws=20, chunk=8, workers=1),
        progress=lambda done, of: seen.append((done, of)),
    )
    assert seen == [(0, 20), (8, 20), (16, 20), (20, 20)]
