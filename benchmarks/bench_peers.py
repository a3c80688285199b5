"""The same contagions in other programs: the same results first, then times, as ratios in one run.

Skipped where ndlib or Mesa cannot be imported; benchmarks/peers.py says how to name them.
"""

import sys

import numpy as np
import pytest
from benchmarks.crowd import only, run
from benchmarks.mechanisms import first_draws
from benchmarks.peers import contact_world, mesa_contacts, ndlib_steps, network, peer
from benchmarks.stopwatch import least, told

from detente.engagement.course.state_rows import HeadState
from detente.models.diffusion.threshold import threshold_array

NODES, TIES, RUNS = 200, 8, 1000
POWERS, DRAWS, MONTHS, SEED = 20, 500, 36, 1
NDLIB_GOAL = 100
CONTACT = only("contact")


def say(request, text: str) -> None:
    manager = request.config.pluginmanager.getplugin("capturemanager")
    with manager.global_and_fixture_disabled():
        sys.stdout.write(f"\n{text}\n")


def needed(name: str) -> None:
    try:
        peer(name)
    except ImportError as error:
        pytest.skip(str(error))


def contacts(batch) -> np.ndarray:
    return run(batch, MONTHS, CONTACT, SEED).head[:, 0, :, HeadState.CONTACT]


@pytest.mark.filterwarnings("ignore")
def test_threshold_against_ndlib(request):
    """Every node acts at the same step in each of the runs, and sooner here."""
    needed("ndlib.models.epidemics")
    rng = np.random.default_rng(2)
    tied = network(NODES, TIES)
    # Off the shares that a count of contacts can make, where rounding would decide.
    threshold = rng.integers(1, 8, (RUNS, NODES)) / 10.0 + 0.003
    first = rng.random((RUNS, NODES)) < 0.08
    own = least(lambda: threshold_array(tied, threshold, first))
    ours = threshold_array(tied, threshold, first).step
    steps, stepping = [], []

    def peer_run() -> None:
        found, spent = ndlib_steps(tied, threshold, first)
        steps.append(found)
        stepping.append(spent)

    took = least(peer_run, times=3)
    theirs = steps[0]
    np.testing.assert_array_equal(theirs, ours)
    say(
        request,
        f"threshold, {NODES} nodes × {RUNS} runs: détente {told(own)}, ndlib {told(took)}, "
        f"{took / own:.0f} ×, its steps alone {min(stepping) / own:.0f} × "
        f"(same steps; {np.mean(ours >= 0):.0%} act, up to step {ours.max()})",
    )
    assert 0.1 < np.mean(ours >= 0) < 0.99
    assert took / own >= NDLIB_GOAL


@pytest.mark.filterwarnings("ignore")
def test_contact_against_mesa(request):
    """The same contacts from the same luck, and alike in distribution from Mesa's own."""
    needed("mesa")
    batch = contact_world(DRAWS, POWERS)
    ours = contacts(batch)
    few = first_draws(batch, 20)
    same = mesa_contacts(few, MONTHS, SEED, same_luck=True)
    moving = slice(2, None)
    np.testing.assert_array_equal(same[:, moving], ours[:20, moving])
    own = least(lambda: contacts(batch))
    found = []
    took = least(lambda: found.append(mesa_contacts(batch, MONTHS, SEED, same_luck=False)), times=3)
    theirs = found[0]
    mean = [x[:, moving].mean(axis=1) for x in (ours, theirs)]
    gap = mean[0].mean() - mean[1].mean()
    error = np.sqrt((mean[0].var() + mean[1].var()) / DRAWS)
    say(
        request,
        f"contact by others' contact, {POWERS} powers × {DRAWS} draws × {MONTHS} months: détente "
        f"{told(own)}, Mesa {told(took)}, {took / own:.0f} × (same contacts from the same luck; "
        f"mean {mean[0].mean():.2f} and {mean[1].mean():.2f} from its own, {gap / error:+.1f} "
        "standard errors)",
    )
    assert abs(gap) < 4.0 * error
    assert took > own
