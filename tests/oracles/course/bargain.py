"""Section 4.8's formulas: utility, value of fighting on, doubt, worth, acceptance."""

import math
from dataclasses import dataclass

from tests.oracles.course.balance import hazard_government, hazard_rebels
from tests.oracles.course.state import Course, clip, logistic, weighted


@dataclass
class Party:
    """One side of a table: a head, or the members of a group by voice."""

    ideal: dict[str, float]
    salience: dict[str, float]
    war_cost: float
    luck: float
    trust: float  # in the other side
    loss_government: float  # Lambda on the government's victory
    loss_rebels: float
    shift: float  # of the balance that it expects once it complies, signed


@dataclass
class War:
    """What both sides know of the war: x', shift ahead, stalemate, and three sets of terms."""

    x: float
    ahead: float
    S: float
    government: dict[str, float]  # the government's ideals
    movement: dict[str, float]  # the movement's ideals
    now: dict[str, float]
    p: dict


def utility(party: Party, z: dict[str, float]) -> float:
    """Return U."""
    total = sum(party.salience.values())
    if total == 0:
        return 1.0
    far = sum(s * abs(z[k] - party.ideal[k]) for k, s in party.salience.items())
    return 1.0 - far / total


def flow(party: Party, war: War) -> float:
    """Return what a month of war is worth."""
    return utility(party, war.now) - party.war_cost * (1.0 + war.S)


def value(party: Party, war: War, xs: list[float]) -> float:
    """Return V with each hazard's mean over the given balances."""
    p = war.p
    wins = sum(hazard_government(x, p) for x in xs) / len(xs)
    loses = sum(hazard_rebels(x, p) for x in xs) / len(xs)
    total = wins * (utility(party, war.government) - party.loss_government)
    total += loses * (utility(party, war.movement) - party.loss_rebels)
    return (total + p["disc"] * flow(party, war)) / (wins + loses + p["disc"])


def value_now(party: Party, war: War) -> float:
    """Return V."""
    return value(party, war, [war.x, war.x + war.ahead])


def exploited_at(party: Party, war: War) -> float:
    """Return x^e of a party: where it would stand if it complied and the other did not."""
    return war.x + war.ahead + party.shift


def doubt(trust: float, gamma: float, v_other: float, u_other: float, tau: float) -> float:
    """Return nu."""
    return (1.0 - gamma) * (1.0 - trust * (1.0 - logistic((v_other - u_other) / tau)))


def worth(
    party: Party, other: Party, war: War, z: dict[str, float], gamma: float
) -> tuple[float, float]:
    """Return nu and G of a party at an offer."""
    p, at = war.p, exploited_at(party, war)
    nu = doubt(party.trust, gamma, value(other, war, [at]), utility(other, z), p["tau"])
    kept = (1.0 - nu) * utility(party, z)
    broken = nu * (value(party, war, [at]) - p["exploit"])
    return nu, kept + broken - value_now(party, war) + party.luck - p["hurdle"]


def consents(party: Party, war: War, z: dict[str, float]) -> float:
    """Return G of a power whose issue is used at the government's table."""
    return utility(party, z) - flow(party, war) + party.luck - war.p["hurdle"]


def accepts(g: float, soft: float) -> float:
    """Return A."""
    return logistic(g / soft)


def log_accepts(g: float, soft: float) -> float:
    """Return ln A, also where A is next to nothing."""
    z = g / soft
    return -math.log1p(math.exp(-z)) if z > -700 else z


def faced(x: float, beta: float) -> float:
    """Return x', with those bound out of the war."""
    return x - math.log(1.0 - 0.8 * beta)


def guarantee(run: Course) -> float:
    """Return gamma."""
    p = run.p
    size = p["gua"] * run.lever("guarantee") * p["commit"] * (0.5 + 0.5 * run.st.guests)
    return min(0.85, size)


def movement_ideal(run: Course) -> dict[str, float]:
    """Return theta_M: by strength over the active movement, not moved by contact."""
    factions = run.world.factions
    return {
        k: weighted([(run.st.g[u], factions[u].ideal[k]) for u in run.movement])
        for k in run.world.issues
    }


def the_war(run: Course) -> War:
    """Return the war as the tables of this moment see it."""
    st = run.st
    return War(
        x=faced(st.x, st.beta),
        ahead=st.shift,
        S=st.S,
        government=st.heads[run.world.government].ideal,
        movement=movement_ideal(run),
        now=dict(st.terms),
        p=run.p,
    )


def moved(run: Course, u: str, h: str, k: str) -> float:
    """Return a faction's position on an issue at a table with a head."""
    own = run.world.factions[u].ideal[k]
    return clip(own + run.st.m[u] * (run.st.heads[h].ideal[k] - own), 0.0, 1.0)


def group_party(run: Course, members: list[str], h: str) -> Party:
    """Return members of a group, by voice, at a table with a head."""
    factions, st = run.world.factions, run.st

    def mean(value: dict[str, float]) -> float:
        return weighted([(factions[u].voice, value[u]) for u in members])

    issues = list(run.world.issues)
    towards_government = h == run.world.government
    return Party(
        ideal={k: mean({u: moved(run, u, h, k) for u in members}) for k in issues},
        salience={k: mean({u: factions[u].salience[k] for u in members}) for k in issues},
        war_cost=mean({u: factions[u].war_cost for u in members}),
        luck=mean({u: factions[u].luck for u in members}),
        trust=mean({u: st.trust[u, h] for u in members}),
        loss_government=run.p["loss"],
        loss_rebels=0.0,
        shift=run.p["comply"] if towards_government else 0.0,
    )


def head_party(run: Course, h: str, members: list[str]) -> Party:
    """Return a head at a table with members of a group."""
    factions, st, head = run.world.factions, run.st, run.st.heads[h]
    rules = h == run.world.government
    return Party(
        ideal=head.ideal,
        salience=head.salience,
        war_cost=head.war_cost,
        luck=head.luck,
        trust=weighted([(factions[u].voice, st.trust[h, u]) for u in members]),
        loss_government=0.0,
        loss_rebels=run.p["loss"] * (1.0 if rules else 0.3),
        shift=-run.p["comply"] if rules else -head.backs_government,
    )
