"""Which chunks are simulated: those that the store does not hold."""

from dataclasses import replace

from tests.ensemble.planted import example

from detente.ensemble.memory import RunMemory
from detente.ensemble.store import RunFolder
from detente.runs.begin import begin
from detente.runs.plan import Plan
from detente.runs.simulate import simulate

PLAN = Plan(draws=24, chunk=8)


def simulated(store, plan: Plan) -> list[tuple[int, int]]:
    """Simulate the example; return what progress said."""
    seen: list[tuple[int, int]] = []
    with store.opened(resume=plan.resume):
        begin(store, example(), plan)
        simulate(store, example(), plan, lambda *at: seen.append(at))
    return seen


def chunks(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (folder / "chunks").iterdir()}


def test_only_missing_chunks_are_simulated(tmp_path, few_anchors):
    simulated(RunFolder(tmp_path), PLAN)
    whole = chunks(tmp_path)
    (tmp_path / "chunks" / "000008.parquet").unlink()
    assert simulated(RunFolder(tmp_path), replace(PLAN, resume=True)) == [(16, 24), (24, 24)]
    assert chunks(tmp_path) == whole


def test_chunks_of_other_sizes_are_dropped(tmp_path, few_anchors):
    simulated(RunFolder(tmp_path), PLAN)
    simulated(RunFolder(tmp_path), replace(PLAN, chunk=12, resume=True))
    assert sorted(chunks(tmp_path)) == ["000000.parquet", "000012.parquet"]


def test_a_run_in_memory_simulates_every_draw(few_anchors):
    assert simulated(RunMemory(), Plan(draws=8)) == [(0, 8), (8, 8)]
