"""The two small worlds of section 14, two months long."""

from tests.oracles.course.world import Faction, Head, Issue, Option, Round, Shocks, World

PARAMS = {
    "adjust": 0.1,
    "walk": 0.07,
    "lam": 1.0,
    "rundown": 0.08,
    "look": 24.0,
    "force": 0.0,
    "force_deaths": 0.0,
    "arms": 0.0,
    "arms_leak": 0.0,
    "quiet": 0.25,
    "deaths_kept": 0.8,
    "deaths_sd": 0.35,
    "win_government": 0.0028,
    "win_rebels": 0.0014,
    "ceasefire": 0.0035,
    "low_activity": 0.009,
    "fail_whole": 0.0065,
    "fail_part": 0.0096,
    "join": 0.0,
    "hurdle": 0.1,
    "peers": 0.8,
    "press": 0.5,
    "label_open": 1.0,
    "covert_seen": 0.3,
    "stalemate_open": 0.0,
    "threat": 0.0,
    "engaged_before": 0.0,
    "urged": 0.0,
    "bridge": 0.0,
    "mod": 0.01,
    "mod_hard": 0.003,
    "means": 0.004,
    "status": 0.01,
    "split_by": 0.3,
    "coop_trust": 0.0,
    "t_trust": 0.0,
    "q_coop": 0.0,
    "q_sd": 0.03,
    "talk0": -4.4,
    "t_will": 2.2,
    "t_mhs": 1.2,
    "t_med": 0.6,
    "t_med0": 0.0,
    "t_round": 0.6,
    "t_press": 0.0,
    "appeal_talks": 0.0,
    "t_label": 0.0,
    "bil0": -2.6,
    "close0": 0.005,
    "close_v": 2.5,
    "disc": 0.02,
    "loss": 0.3,
    "comply": 0.25,
    "exploit": 0.1,
    "tau": 0.06,
    "soft": 0.14,
    "gua": 0.15,
    "pace": 0.2,
    "commit": 0.6,
    "stay": 0.0,
    "f_unbound": 1.0,
    "f_v": 2.5,
    "f_gua": 1.0,
    "f_shift": 1.0,
    "f_p": 0.0,
    "cf_talk": 1.4,
    "cf_break": 0.03,
    "low_back": 0.02,
    "inside": 0.0,
    "sides": 0.0,
    "recruit": 0.004,
    "attempt": 0.06,
    "blast": 0.3,
    "defect0": -7.0,
    "split0": -6.7,
    "split_talk": 0.8,
    "cohesion": 0.6,
    "r_grow": 0.0,
    "r_sd": 0.05,
    "r_excl": 0.006,
    "r_coop": 0.01,
    "r_near": 0.0,
    "intel_gain": 0.3,
    "credit": 0.3,
    "critic": 0.06,
    "cost": 0.3,
    "spill_scale": 0.02,
    "turnover_hazard": 0.0,
}
MORE = {"attempt": 0.005, "coop_trust": 0.05, "t_trust": 1.5, "q_coop": 0.02, "join": 1.2}


def factions() -> dict[str, Faction]:
    """Return A and B."""
    a = Faction("A", {"1": 0.6, "2": 0.9}, {"1": 0.8, "2": 0.6}, 0.25, 0.7, 0.6)
    b = Faction("B", {"1": 0.9, "2": 0.9}, {"1": 0.9, "2": 0.4}, 0.1, 0.3, 0.4)
    a.hardness, a.luck, a.contact, a.stance = 0.2, 0.05, 1, {"rival": 0.6}
    b.hardness, b.luck, b.contact, b.stance = 0.9, -0.05, 0, {"rival": -0.4}
    return {"A": a, "B": b}


def heads() -> dict[str, Head]:
    """Return the government, the patron (which holds out) and the neighbour."""
    rates = {(0, 1): 0.01, (0, 3): 0.012, (1, 3): 0.03, (1, 0): 0.012, (3, 0): 0.006}
    other = {(0, 1): 0.003, (0, 3): 0.002, (1, 3): 0.02, (1, 0): 0.012, (3, 0): 0.006}
    government = Head("gov", {"1": 0.2, "2": 0.2}, {"1": 0.9, "2": 0.5}, 0.3, 0.02)
    patron = Head("patron", {"1": 0.3, "2": 0.5}, {"1": 0.3, "2": 0.8}, 0.2, 0.06, rates=rates)
    patron.backs_government, patron.withdrawal = 1.2, 0.006
    patron.label, patron.label_hazard = True, 0.002
    near = Head("neighbour", {"1": 0.5, "2": 0.5}, {"1": 0.5, "2": 0.5}, 0.2, rates=other)
    near.backs_movement, near.withdrawal, near.contact = 0.5, 0.003, 1
    return {"gov": government, "patron": patron, "neighbour": near}


def pairs(values: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Return the values of pairs, and middling ones for the neighbour, who never sits."""
    found = {(h, u): 0.5 for h in ("neighbour",) for u in ("A", "B")}
    return found | {(u, h): 0.5 for h, u in found} | values


def example() -> World:
    """Return the worked example."""
    will = {("A", "gov"): 0.6, ("A", "patron"): 0.7, ("B", "gov"): 0.1, ("B", "patron"): 0.2}
    will |= {("gov", "A"): 0.5, ("gov", "B"): 0.1, ("patron", "A"): 0.6, ("patron", "B"): 0.3}
    trust = {("A", "gov"): 0.4, ("A", "patron"): 0.5, ("B", "gov"): 0.1, ("B", "patron"): 0.2}
    trust |= {("gov", "A"): 0.4, ("gov", "B"): 0.1, ("patron", "A"): 0.5, ("patron", "B"): 0.2}
    return World(
        government="gov",
        heads=heads(),
        factions=factions(),
        issues={"1": Issue("1", ["gov"], 0.1), "2": Issue("2", ["patron"], 0.1, troops=True)},
        params=dict(PARAMS),
        trust=pairs(trust),
        will=pairs(will),
        x0=0.3,
        pain=0.6,
        horizon=2,
        consent=True,
        holdout="patron",
        rival=0.2,
        z_bar=2.5,
    )


def with_joining() -> World:
    """Return the example with cooperation and joining."""
    world = example()
    world.params |= MORE
    world.will |= {("B", "gov"): 0.6, ("gov", "B"): 0.5}
    for u, sigma in (("A", -0.3), ("B", 0.5)):
        world.factions[u].stance["drugs"] = sigma
    world.drugs = True
    return world


OPTION = Option(engage="list", levels={"A": 3, "B": 0}, intel=1.0, guarantee=1.0, press_holdout=1.0)
SHOCKS = Shocks(lambda *_: 0.01, lambda *_: 0.0)


def rounds(month: int) -> Round:
    """Return a round in every month: both sides asked, half the guests come."""
    return Round({"gov", "A", "B"}, {"A"}, 0.5)
