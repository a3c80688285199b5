"""Warming runs the example once."""

from detente.engagement import warm as module


def test_warming_compiles_the_loop(monkeypatch):
    calls = []
    monkeypatch.setattr(module.EngagementTask, "warm", lambda task: calls.append(task))  # noqa: PLW0108 - a method
    module.warm()
    (task,) = calls
    assert task.case.settings.id == "example"


def test_a_warm_task_ran_one_draw():
    from tests.ensemble.planted import example

    from detente.engagement.course import run

    module.EngagementTask(example(), 1).warm()
    signatures = getattr(run._run, "signatures", [None])
    assert len(signatures) == 1
