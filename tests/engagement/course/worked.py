"""Run the worked example of the engagement model, section 14, with every shock given.

The kernels run uncompiled here (``NUMBA_DISABLE_JIT=1``), so that each uniform can be .01 and each
normal 0, and so that what they reckon on the way can be seen. Prints both versions as JSON: the
state after each month, the calls of each month, and the results.
"""

import importlib
import json
import pkgutil
import sys
from types import FrameType

import numpy as np
from tests.engagement.course.worlds import example, with_cooperation

import detente.engagement.course as room
from detente.engagement.course import run
from detente.engagement.course.mechanisms.standing import end_standing
from detente.engagement.course.month import STEPS, start, step
from detente.engagement.course.state_rows import FactionState, HeadState, PairState, War
from detente.engagement.course.world import State, World, empty_state

SEEN = {
    *("_moved", "step_labels", "worked", "_trust", "_step_channel", "logistic", "_hold", "_offer"),
    *("accepted", "worth_of_war", "broken", "signs", "_fails", "_ceasefire", "_lull"),
    *("step_deal_life", "_act_outside", "step_ends", "hazard_government", "hazard_rebels"),
    *("step_joining", "_bystander"),
}


def given_shocks() -> None:
    """Make every uniform .01 and every normal 0; half of those asked come every month."""
    for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
        loaded = importlib.import_module(module.name)
        if hasattr(loaded, "shock"):
            loaded.shock = lambda *_: 0.01
        if hasattr(loaded, "normal_shock"):
            loaded.normal_shock = lambda *_: 0.0
    month = importlib.import_module(f"{room.__name__}.month")

    def asked(world: World, state: object, *_: int) -> np.ndarray:
        state.war[War.GUESTS] = 0.5
        return np.ones(world.faction.shape[0])

    month.step_attendance = asked


class Calls:
    """What was called, inside what, with which numbers."""

    def __init__(self) -> None:
        self.tree: list[dict] = []
        self.open: list[dict] = []

    def look(self, frame: FrameType, event: str, value: object) -> None:
        """Note a call when it begins, and its names when it ends."""
        if frame.f_code.co_name not in SEEN:
            return
        if event == "call":
            node = {"name": frame.f_code.co_name, "calls": []}
            (self.open[-1]["calls"] if self.open else self.tree).append(node)
            self.open.append(node)
        elif event == "return":
            node = self.open.pop()
            node["locals"] = {k: plain(v) for k, v in frame.f_locals.items() if shown(v)}
            node["returns"] = plain(value) if shown(value) else None


def shown(value: object) -> bool:
    """Say whether a value is a number or a row of them."""
    row = isinstance(value, np.ndarray) and value.ndim == 1 and len(value) < 5
    return row or isinstance(value, int | float | np.number | np.bool_)


def plain(value: object) -> object:
    """Return a value that JSON can hold."""
    return np.asarray(value).tolist()


def told(state: State) -> dict[str, object]:
    """Return a state by the names of its rows."""
    return {
        "war": {row.name: state.war[row] for row in War},
        "head": [{r.name: row[r] for r in HeadState} for row in state.head],
        "faction": [{r.name: row[r] for r in FactionState} for row in state.faction],
        "pair": {r.name: state.pair[r].tolist() for r in PairState},
        "terms": state.terms.tolist(),
        "presence": state.presence.tolist(),
    }


def course(world: World) -> dict[str, object]:
    """Run two months and return what the worked example prints."""
    state, on = empty_state(3, 2, 2, 1), np.ones(len(STEPS))
    start(world, state)
    months, calls = [told(state)], []
    for month in (1, 2):
        seen = Calls()
        sys.setprofile(seen.look)
        step(world, state, month, on, 2, 0, 0)
        sys.setprofile(None)
        months.append(told(state))
        calls.append(seen.tree)
    end_standing(world, state)
    state.war[War.OUTCOME] = run._outcome(state)
    return {"months": months, "calls": calls, "results": told(state)}


if __name__ == "__main__":
    given_shocks()
    json.dump({"plain": course(example()), "joined": course(with_cooperation())}, sys.stdout)
