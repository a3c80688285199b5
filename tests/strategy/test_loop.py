"""The loop calls the registry's mechanisms in order, and switches hold them still."""

import ast
from pathlib import Path

import numpy as np
import pytest
from tests.strategy.worlds import SURE, contacts, rounds, world

import detente.strategy.loop
from detente.strategy.loop import Batch, Outputs, run_batch
from detente.strategy.registry import active
from detente.strategy.rows import Param, Policy, Power


def switched_calls() -> list[tuple[int, str]]:
    """Return (index of the switch, step called) in `run_one`, in the order of the source."""
    tree = ast.parse(Path(detente.strategy.loop.__file__).read_text(encoding="utf-8"))
    (body,) = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == "run_one"]
    found = []
    for branch in (n for n in ast.walk(body) if isinstance(n, ast.If)):
        test = ast.unparse(branch.test)
        if test.startswith("on["):
            (call,) = branch.body
            assert isinstance(call, ast.Expr)
            found.append((int(test[3 : test.index("]")]), ast.unparse(call.value.func)))
    return found


def test_the_order_of_the_loop_is_the_registrys():
    keys = [m.key for m in active()]
    assert switched_calls() == [(n, f"step_{key}") for n, key in enumerate(keys)]


def lively():
    given = world(5, 2)
    given.power[1:-1, Power.CONTACT] = [0.0, 1.0, 2.0]
    given.param[[Param.BASE_UP, Param.BASE_DOWN, Param.EXPOSURE]] = -1.0, -1.5, 1.0
    given.policy[[Policy.FIRST_ROUND, Policy.INTERVAL]] = 2.0, 3.0
    given.invited[:] = 0.0
    return given


def run(given, draws=6, months=12, on=(1.0, 1.0), first=0, seed=1, strategies=1) -> Outputs:
    def many(array):
        return np.repeat(array[None], draws, axis=0)

    def plans(array):
        return np.repeat(array[None], strategies, axis=0)

    target = np.tile(given.target, (draws, strategies, 1))
    batch = Batch(
        power=many(given.power),
        faction=many(given.faction),
        weight=many(given.weight),
        near=many(given.near),
        param=many(given.param),
        policy=plans(given.policy),
        invited=plans(given.invited),
        target=target,
    )
    sizes = (5, 5, 2, 5, 4)
    out = Outputs(*(np.full((draws, strategies, size), np.nan) for size in sizes))
    run_batch(batch, months, np.array(on), first, seed, out)
    return out


def test_a_batch_is_the_mechanisms_month_by_month():
    """Contact does not read the table unless a hold-out is pressed, so it runs on its own."""
    given = lively()
    out = run(given)
    for draw in range(6):
        assert (out.contact[draw, 0] == contacts(given, 12, draw)[0][-1]).all()
    assert not np.isnan(np.concatenate([array.ravel() for array in out])).any()


def test_the_table_is_counted():
    given = lively()
    given.power[:, Power.OMEGA] = 0.0  # contacts rise for nobody, so rounds run on their own
    given.param[Param.BASE_DOWN] = -SURE
    out = run(given)
    for draw in range(6):
        held = list(rounds(given, 12, draw))
        seats = [state.tally[1] for _, state in held]
        largest = max(seats)
        month = next(month for (month, _), n in zip(held, seats, strict=True) if n == largest)
        assert out.table[draw, 0].tolist() == [len(held), seats[-1], largest, month]
        assert (out.role[draw, 0] == held[-1][1].role).all()


def test_draws_do_not_depend_on_their_batch():
    whole, part = run(lively(), draws=9), run(lively(), draws=4, first=5)
    for one, other in zip(whole, part, strict=True):
        assert (one[5:] == other).all()


def test_strategies_alike_in_policy_are_alike_in_all():
    out = run(lively(), strategies=3)
    for array in out:
        assert (array[:, 0] == array[:, 1]).all()
        assert (array[:, 0] == array[:, 2]).all()


@pytest.mark.parametrize(("on", "still"), [((0.0, 1.0), "contact"), ((1.0, 0.0), "role")])
def test_off_is_the_state_of_the_first_day(on, still):
    given = lively()
    out = run(given, on=on)
    expected = given.power[:, Power.CONTACT] if still == "contact" else np.zeros(5)
    assert (getattr(out, still) == expected).all()
    other = "role" if still == "contact" else "contact"
    assert (getattr(out, other) != (given.power[:, Power.CONTACT] if on[0] else np.zeros(5))).any()


def test_another_seed_is_other_luck():
    assert (run(lively()).contact != run(lively(), seed=2).contact).any()
