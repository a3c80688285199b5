"""State of one run, what the steps share, and how the movement votes."""

import copy
import math
from dataclasses import dataclass, field

from tests.oracles.course.world import WHOLE, Option, Rounds, Shocks, World

SWITCHES = (
    *("balance", "contact", "cooperation", "response", "attendance", "talks"),
    *("joining", "terms", "deal_life", "exclusion", "standing"),
)
STOPS_WITH_CONVENOR = {"guarantee", "press_gov", "press_holdout", "intel", "arms", "appeal"}


def logistic(z: float) -> float:
    """Return L(z)."""
    return 1.0 / (1.0 + math.exp(-z)) if z >= 0 else math.exp(z) / (1.0 + math.exp(z))


def logit(p: float) -> float:
    """Return the log-odds of p."""
    return math.log(p / (1.0 - p))


def clip(value: float, low: float, high: float) -> float:
    """Return the value, moved into [low, high]."""
    return min(max(value, low), high)


def weighted(pairs: list[tuple[float, float]]) -> float:
    """Return a mean of values by weights; the plain mean if no weight is above 0."""
    total = sum(weight for weight, _ in pairs)
    if total > 0:
        return sum(weight * value for weight, value in pairs) / total
    return sum(value for _, value in pairs) / len(pairs) if pairs else 0.0


@dataclass
class State:
    """What changes in a run. Pairs are keyed (head, faction) but for trust and will."""

    heads: dict  # traits of heads, which turnover changes
    trust: dict
    will: dict
    consent: bool
    active: set
    group: dict  # faction -> tag of its voting group
    side: dict
    g: dict
    influence: dict  # (faction, region)
    R: dict
    terms: dict
    c: dict  # level of the convenor's contact, 0 to 3
    contact: dict  # level of a power's
    admitted: dict
    label: dict
    support: dict
    running: dict
    month: int = 0
    factor: dict = field(default_factory=dict)  # on upward contact rates
    rising: dict = field(default_factory=dict)  # head -> (step a month, months left)
    heirs_used: dict = field(default_factory=dict)
    B: float = 0.0
    m_bal: float = 0.0
    y: float = 0.0
    d: float = 0.0
    x: float = 0.0
    shift: float = 0.0  # Delta
    D: float = 1.0
    S: float = 0.0
    toll: float = 0.0
    beta: float = 0.0  # at the end of last month
    beta9: float = 0.0  # of step 9, before a failure
    left: bool = False
    exited: set = field(default_factory=set)
    Q: float = 1.0
    C: dict = field(default_factory=dict)
    k: dict = field(default_factory=dict)  # (faction, issue)
    coop_months: dict = field(default_factory=dict)
    idle_months: dict = field(default_factory=dict)
    m: dict = field(default_factory=dict)
    a: dict = field(default_factory=dict)
    mu: float = 0.0
    round: object = None
    last_round: int | None = None
    last_share: float = 0.0
    guests: float = 0.0
    channels: set = field(default_factory=set)  # (head, faction)
    talks: bool = False  # as of step 6
    sat: bool = False  # have the government and a faction ever sat
    bound: set = field(default_factory=set)
    bilateral: set = field(default_factory=set)  # (head, faction)
    deal: str = "none"  # none, part, whole; of step 9, after a failure
    ceasefire: bool = False
    low: bool = False
    v: float = 0.0
    attacks: int = 0
    criticism: float = 0.0
    ended: str | None = None  # government, rebels


@dataclass
class Course:
    """One run: inputs, what the first day fixes, state, and what was written down."""

    world: World
    option: Option
    shocks: Shocks
    rounds: Rounds
    off: frozenset
    st: State
    dates: dict = field(default_factory=dict)  # event id -> month
    d_bar: float = 0.0
    z_bar: float = 0.0
    trace: dict = field(default_factory=dict)  # (month, what, who) -> numbers of that step
    log: list = field(default_factory=list)  # (month, event, who)

    @property
    def p(self) -> dict:
        """Return the parameters."""
        return self.world.params

    def on(self, switch: str) -> bool:
        """Tell whether a mechanism is on."""
        return switch not in self.off

    def u(self, purpose: str, who: object = None) -> float:
        """Return this month's uniform of a purpose."""
        return self.shocks.uniform(purpose, self.st.month, who)

    def eps(self, purpose: str, who: object = None) -> float:
        """Return this month's normal of a purpose."""
        return self.shocks.normal(purpose, self.st.month, who)

    def note(self, what: str, who: object, **numbers: object) -> None:
        """Write down what a step reckoned."""
        self.trace[self.st.month, what, who] = numbers

    def happened(self, event: str, who: object = None) -> None:
        """Write down an event."""
        self.log.append((self.st.month, event, who))

    @property
    def powers(self) -> list[str]:
        """Return powers by id: heads but the government and domestic parties."""
        gov = self.world.government
        return sorted(h for h, head in self.world.heads.items() if h != gov and head.power)

    @property
    def movement(self) -> list[str]:
        """Return the active factions of side -1, by id."""
        return sorted(u for u in self.st.active if self.st.side[u] == -1)

    @property
    def label_kept(self) -> float:
        """Return lambda_c of the convenor's label."""
        return {0: 1.0, 1: 0.5, 2: 0.0}[self.option.label]

    @property
    def has_rival(self) -> bool:
        """Tell whether there is a rival."""
        return bool(self.world.regions) or self.world.rival is not None

    def c(self, u: str) -> float:
        """Return c_u in {0, 1/3, 2/3, 1}."""
        return self.st.c[u] / 3

    def max_c(self) -> float:
        """Return the largest c of the movement."""
        return max((self.c(u) for u in self.movement), default=0.0)

    def mean_c(self) -> float:
        """Return the mean of c by strength over the movement, 0 without strength."""
        total = sum(self.st.g[u] for u in self.movement)
        return sum(self.st.g[u] * self.c(u) for u in self.movement) / total if total > 0 else 0.0

    def share_bound(self) -> float:
        """Return beta as things stand now."""
        total = sum(self.st.g[u] for u in self.movement)
        bound = sum(self.st.g[u] for u in self.movement if u in self.st.bound)
        return bound / total if total > 0 else 0.0

    def lever(self, name: str, u: str | None = None) -> float:
        """Return a lever as it acts now: after the convenor left and after what it waits for."""
        if name in STOPS_WITH_CONVENOR and self.st.left:
            return 0.0
        months = self.st.coop_months
        had = sum(months.values()) if u is None else months.get(u, 0)
        if had < self.option.instruments_after.get(name, 0):
            return 0.0
        return getattr(self.option, name)

    def groups(self) -> list[tuple[str, list[str]]]:
        """Return voting groups of the movement by key, with all members, formed or not."""
        found: dict = {}
        for u in sorted(self.st.side):
            if self.st.side[u] == -1:
                found.setdefault(self.st.group[u], []).append(u)
        return sorted((members[0], members) for members in found.values())


def voting_group(world: World, u: str) -> object:
    """Return the tag of the group with which a faction votes on the first day."""
    faction = world.factions[u]
    if faction.own_vote or world.reading == "many":
        return ("alone", u)
    if world.reading == "two":
        return ("camp", faction.coalition, faction.camp)
    return ("coalition", faction.coalition)


def first_influence(world: World) -> dict:
    """Return influence by faction and region; without regions it is strength."""
    if world.regions:
        return {
            (u, r): faction.influence.get(r, 0.0)
            for u, faction in world.factions.items()
            for r in world.regions
        }
    return {(u, WHOLE): faction.strength for u, faction in world.factions.items()}


def first_presence(world: World) -> dict:
    """Return the rival's presence on the first day, by region."""
    if world.regions:
        return {r: region.presence for r, region in world.regions.items()}
    return {} if world.rival is None else {WHOLE: world.rival}


def stalemate(p_pain: float, deaths: float, x: float) -> float:
    """Return S."""
    iota = -math.log(1.0 - p_pain)
    return (1.0 - math.exp(-iota * deaths)) * (1.0 - abs(2.0 * logistic(x) - 1.0))


def first_state(world: World) -> State:
    """Return the state of the first day."""
    powers = world.heads.items()
    state = State(
        heads=copy.deepcopy(world.heads),
        trust=dict(world.trust),
        will=dict(world.will),
        consent=world.consent,
        active={
            u
            for u, one in world.factions.items()
            if one.formed_month is None and one.formed_hazard is None
        },
        group={u: voting_group(world, u) for u in world.factions},
        side={u: faction.side for u, faction in world.factions.items()},
        g={u: faction.strength for u, faction in world.factions.items()},
        influence=first_influence(world),
        R=first_presence(world),
        terms={k: issue.status_quo for k, issue in world.issues.items()},
        c={u: faction.contact for u, faction in world.factions.items()},
        contact={h: head.contact for h, head in powers},
        admitted={h: head.admitted for h, head in powers},
        label={h: head.label for h, head in powers},
        support=dict.fromkeys(world.heads, 1.0),
        running=dict.fromkeys(world.heads, False),
        x=world.x0,
        S=stalemate(world.pain, 1.0, world.x0),
    )
    for part in (state.m, state.a):
        part.update(dict.fromkeys(world.factions, 0.0))
    for part in (state.coop_months, state.idle_months):
        part.update(dict.fromkeys(world.factions, 0))
    return state
