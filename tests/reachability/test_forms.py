"""Every plain option can come first and last by two standard errors; section 13 of the design.

Facts, hypotheses that hold and what the user values differ between the wars; the model does not.
"""

from functools import cache
from typing import NamedTuple

import pytest
from scipy.stats import kendalltau
from tests.reachability.forms import DEALS, WORTH, Facts, Found, found, war

from detente.assess.worlds.record import FORMS, Form

pytestmark = pytest.mark.slow

OPENLY: tuple[Form, ...] = ("all", "all-rounds", "all-rounds-guarantee")
VICTORY = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0)  # only a victory of the government counts

HELPS, HURTS, LITTLE = (1.0, 1.5, 2.0), (-2.0, -1.5, -1.0), (-0.05, 0.0, 0.05)
WORKS, FAILS = {"force": (0.5, 1.0, 1.5)}, {"force": (-1.5, -1.0, -0.5)}
MODERATES, HARDENS = {"contact-effect": "moderation"}, {"contact-effect": "hardening"}
CREDIBLE = {"guarantee-effect": "credible", "motive": "security"}
RESENTED = {"guarantee-effect": "resented", "motive": "security"}
INVITED = {"t_med": HELPS, "t_med0": HURTS, "t_round": HELPS}  # contact helps where consent is
SLOWS = (-1.2, -1.1, -1.0)
UNINVITED = {"t_med": HELPS, "t_med0": HURTS, "t_round": HURTS}
# A soft wing moderates by contact, a hard one hardens.
APART = {"mod": (0.03, 0.04, 0.05), "mod_hard": (0.03, 0.04, 0.05)}


class War(NamedTuple):
    """Facts of a war, what its ends are worth (None: any deal counts), and draws."""

    facts: Facts
    worth: tuple[float, ...] | None = WORTH
    draws: int = 1024


GOOD = {**MODERATES, **CREDIBLE, "mediation-effect": "helps"}
BAD = {"contact-effect": "instrumental", **RESENTED, "mediation-effect": "stalls"}
WARS: dict[str, War] = {
    "invited": War(Facts(holds=GOOD, binds=FAILS)),
    "invited, force works": War(Facts(holds=GOOD, binds=WORKS)),
    "uninvited": War(Facts(holds=BAD, binds=FAILS, consent="no"), draws=2048),
    "uninvited, rounds hurt": War(
        Facts(holds=RESENTED, binds={**UNINVITED, "t_round": SLOWS}, consent="no"), DEALS, 4096
    ),
    "only a guarantee helps": War(
        Facts(
            holds={**HARDENS, **CREDIBLE, "mediation-effect": "stalls"}, binds={"t_round": HURTS}
        ),
        DEALS,
        2048,
    ),
    "near victory": War(Facts(holds=GOOD, binds={**WORKS, **INVITED}, balance=0.9), VICTORY, 2048),
    "contact without rounds": War(
        Facts(holds={**MODERATES, **RESENTED}, binds={**WORKS, **UNINVITED}, consent="no")
    ),
    "rounds without a guarantee": War(
        Facts(holds={**MODERATES, **RESENTED}, binds={**WORKS, **INVITED})
    ),
    "contact hurts, rounds help": War(
        Facts(
            holds={**HARDENS, **CREDIBLE},
            binds={"t_med": LITTLE, "t_med0": HURTS, "t_round": (2.0, 3.0, 4.0)},
        ),
        DEALS,
    ),
    "the soft wing is met": War(
        Facts(binds=APART, hardness=(0.0, 1.0), met="river-wing", picked="hill-wing"), DEALS
    ),
    "the soft wing is picked": War(
        Facts(binds=APART, hardness=(1.0, 0.0), met="river-wing", picked="hill-wing"), DEALS
    ),
    "hardliners with the rival": War(
        Facts(holds={"issue-linkage": "builds"}, rival=(0.9, -0.9), hardness=(0.1, 0.9), met=None),
    ),
    "nothing known": War(Facts(met=None), DEALS, 2048),
    "against drugs, builds": War(
        Facts(holds={"issue-linkage": "builds"}, drugs=(0.9, 0.9), met=None), DEALS
    ),
    "against drugs, backfires": War(
        Facts(holds={"issue-linkage": "backfires"}, drugs=(0.9, 0.9), met=None), DEALS
    ),
}
FIRST: dict[Form, str] = {
    "none": "uninvited",
    "as-now": "the soft wing is met",
    "picked": "the soft wing is picked",
    "all": "contact without rounds",
    "all-rounds": "rounds without a guarantee",
    "all-rounds-guarantee": "invited",
    "guarantee": "only a guarantee helps",
    "force": "near victory",
}
LAST: dict[Form, str] = {
    "none": "invited, force works",
    "as-now": "the soft wing is picked",
    "picked": "the soft wing is met",
    "all": "contact hurts, rounds help",
    "all-rounds": "only a guarantee helps",
    "all-rounds-guarantee": "uninvited, rounds hurt",
    "guarantee": "rounds without a guarantee",
    "force": "invited",
}


@cache
def of(name: str) -> Found:
    """Return what options come to in a war."""
    one = WARS[name]
    return found(war(one.facts), one.worth, one.draws)


@pytest.mark.parametrize("option", FORMS)
def test_every_option_can_come_first(option):
    here = of(FIRST[option])
    assert here.leads(option), here.told()


@pytest.mark.parametrize("option", FORMS)
def test_every_option_can_come_last(option):
    here = of(LAST[option])
    assert here.trails(option), here.told()


# Rows of section 13.


def test_invited_where_contact_moderates_all_help_and_force_comes_last():
    here = of("invited")
    assert here.leads("all-rounds-guarantee"), here.told()
    assert here.trails("force"), here.told()


def test_uninvited_where_contact_is_used_no_contact_is_first_and_open_contact_last():
    here = of("uninvited")
    assert here.leads("none"), here.told()
    others = [name for name in here.names if name not in {*OPENLY, "force"}]
    assert all(here.above(one, openly) for one in others for openly in OPENLY), here.told()


def test_near_a_victory_that_counts_force_is_first_and_open_contact_below_none():
    here = of("near victory")
    assert here.leads("force"), here.told()
    assert all(here.above("none", openly) for openly in OPENLY), here.told()


def test_with_hardliners_at_the_rival_picked_factions_are_first():
    here = of("hardliners with the rival")
    assert all(here.above("picked", other) for other in ("none", *OPENLY)), here.told()


def test_evidence_reversed_reverses_the_order():
    one, other = of("uninvited"), of("invited")
    tau = kendalltau(one.value.mean(axis=0), other.value.mean(axis=0)).statistic
    assert tau < -0.3, (one.told(), other.told())


def test_with_nothing_known_no_option_can_be_told_from_no_contact():
    here = of("nothing known")
    for name in ("picked", "all", "guarantee", "force"):
        mean, error = here.gain(name, "none")
        assert abs(mean) < max(2.0 * error, 0.01), (name, mean, error)


def test_cooperation_on_drugs_helps_or_hurts_as_it_builds_trust_or_backfires():
    assert of("against drugs, builds").above("all", "none")
    assert of("against drugs, backfires").above("none", "all")
