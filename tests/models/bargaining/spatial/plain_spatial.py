"""The spatial model once more, in plain NumPy: the oracle of the tests and of the benchmark.

Matrices have the judge first, the position judged second, as the source writes them.
"""

from dataclasses import dataclass

import numpy as np

from detente.models.bargaining.spatial.model import SpatialRules

POWERS = {"linear": 1, "square": 2, "quartic": 4, "octic": 8}
VIEWS = {"full": 1.0, "two-thirds": 2 / 3, "half": 0.5, "one-third": 1 / 3, "none": 0.0}


def vote(rule, weight, more):
    sign = np.where(np.abs(more) > 1e-12, np.clip(more / 1e-8, -1, 1), 0)
    return (
        weight
        * {
            "binary": sign,
            "mostly-proportional": 0.8 * more + 0.2 * sign,
            "proportional": more,
            "proportional-cubic": 0.5 * more + 0.5 * more**3,
            "cubic": more**3,
            "asymmetric": np.where(more < 0, more, 2 * more / 3),
        }[rule]
    )


def victories(rule, strength):
    if rule == "binary":
        ratio = strength / strength.T
        middle = (2.1 * strength / (strength + strength.T) - 1) / 0.1
        lost, won = 1e-6 / (1 + 1e-6), 1 / (1 + 1e-6)
        found = np.where(ratio >= 1.1, won, np.where(ratio.T >= 1.1, lost, middle))
    else:
        power = strength ** POWERS[rule]
        found = power / (power + power.T)
    np.fill_diagonal(found, 0.5)
    return found


def election(rules, weight, utility):
    """Return every option's probability; utility has a row for each actor."""
    more = utility[:, :, None] - utility[:, None, :]
    more[np.abs(more) < 1e-12] = 0
    votes = vote(rules.voting, weight[:, None, None], more)
    strength = 1e-8 + np.maximum(votes, 0).sum(axis=0)
    victory = victories(rules.victory, strength)
    if rules.election == "conditional":
        product = victory.prod(axis=1)
        return product / product.sum()
    options = len(victory)
    challenge, tolerance = np.full((options, options), 1 / options), 1e-6
    if rules.election == "markov-incentive":
        incentive = strength * victory + 1e-10 * np.eye(options)
        challenge, tolerance = incentive / incentive.sum(axis=0), 1e-8
    chance, change = np.full(options, 1 / options), 1.0
    while change > tolerance:
        met = chance[:, None] * challenge.T + chance * challenge
        after = (victory * met).sum(axis=1)
        change = np.abs(after - chance).max()
        chance = (chance + after) / 2
    return chance


def utility_of(distance, risk):
    return (1 - distance) * (1 + np.minimum(distance, 1) * risk)


def distances(ideal, place, salience):
    squared = salience[:, None] ** 2 * (ideal[:, None] - place[None]) ** 2
    return np.sqrt(squared.sum(axis=2) / (salience**2).sum(axis=1)[:, None])


def contests(rules, influence, seen, i):
    """Return the chance of i against everyone, under one view of utilities."""
    first, second, own = seen[:, [i]], seen, np.diag(seen)[:, None]
    plain = vote(rules.voting, influence[:, None], first - second)
    everyone = np.arange(len(seen))
    principals = plain[i] + 0, plain[everyone, everyone]
    mine = 1e-10 + sum(np.maximum(v, 0) for v in principals)
    other = 1e-10 + sum(np.maximum(-v, 0) for v in principals)
    total = mine + other + np.abs(plain)
    joined = apart = (mine + np.maximum(plain, 0)) / total
    if rules.prospect == "each-side":
        joined, apart = (mine + np.abs(plain)) / total, mine / total
    stays = {"full": (first, second), "semi": (own, own), "none": (own, own)}
    loses = {"full": (second, first), "semi": (second, first), "none": (own, own)}
    (won, held), (lost, gone) = stays[rules.commitment], loses[rules.commitment]
    one = joined * (2 * first + won) + (1 - joined) * (2 * second + lost)
    two = apart * (2 * first + gone) + (1 - apart) * (2 * second + held)
    votes = vote(rules.voting, influence[:, None], one - two)
    votes[i] = 0
    np.fill_diagonal(votes, 0)
    plus, minus = mine + np.maximum(votes, 0).sum(axis=0), other + np.maximum(-votes, 0).sum(axis=0)
    return plus / (plus + minus)


def mixed(rules, places, saliences, chance):
    (x, y), (s, t) = places, saliences
    if rules.mix == "s2pmax":
        lag, lead = max(1 - 2 * chance, 0), max(2 * chance - 1, 0)
        give = lag * t**2 / (lag * t**2 + 1e-6 + (1 - lag) * s**2)
        take = lead * s**2 / (lead * s**2 + 1e-6 + (1 - lead) * t**2)
        return np.array([x + give * (y - x), y + take * (x - y)])
    power = 2 if rules.mix == "s2p2" else 1
    one, two = (s * chance) ** power, (t * (1 - chance)) ** power
    if rules.mean == "exact":
        return np.array([(one * x + two * y) / (one + two)] * 2)
    total = one + two + 1e-6
    both = ((one + 1e-6) * x + two * y) / total, (one * x + (two + 1e-6) * y) / total
    return np.floor(0.5 + np.array(both) * 1e4) / 1e4


@dataclass
class Plain:
    """Actors with positions as shares of the scale; turns move `place` and `ideal`."""

    place: np.ndarray
    capability: np.ndarray
    salience: np.ndarray
    rules: SpatialRules
    accommodation: np.ndarray | None = None

    def __post_init__(self):
        self.ideal = self.place.copy()
        if self.rules.floor == "relative":
            self.capability = self.capability * 100 / self.capability.max()
        self.stake = self.salience.sum(axis=1)
        self.influence = self.capability * self.stake
        self.ballot = self.influence if self.rules.ballot == "influence" else self.capability
        self.look()

    def look(self):
        self.distance = distances(self.ideal, self.place, self.salience)
        p = election(self.rules, self.ballot, 1 - self.distance)
        self.risk = {
            "min": (p - p.min()) / np.ptp(p),
            "mid": (3 * p - p.max() - 2 * p.min()) / (2 * np.ptp(p)),
            "max": (2 * p - p.max() - p.min()) / np.ptp(p),
        }[self.rules.risk]
        self.utility = utility_of(self.distance, self.risk[:, None])

    def seen_by(self, viewer):
        share = VIEWS[self.rules.view]
        risk = share * self.risk + (1 - share) * self.risk[viewer]
        return utility_of(self.distance, risk[:, None])

    def target(self, i):
        """Return whom i challenges, its chance and gain."""
        seen = self.seen_by(i)
        chance = contests(self.rules, self.influence, seen, i)
        won, lost = 2 * seen[i, i], 2 * seen[i]
        gain = (1 - self.stake) * won + self.stake * (chance * won + (1 - chance) * lost)
        gain -= seen[i, i] + seen[i]
        gain[i] = -1
        j = int(np.argmax(gain))
        return (j, chance[j], gain[j]) if gain[j] > 1e-5 else (-1, np.nan, np.nan)

    def offers(self, i):
        j, chance, _ = self.target(i)
        if j < 0:
            return []
        places, saliences = self.place[[i, j]], self.salience[[i, j]]
        mine = (i, j, mixed(self.rules, places, saliences, chance))
        if self.rules.offer == "initiator":
            return [mine]
        theirs = contests(self.rules, self.influence, self.seen_by(j), i)[j]
        second = (i, j, mixed(self.rules, places, saliences, theirs))
        if self.rules.offer == "both":
            return [mine, second]
        one = self.influence[i]
        two = self.stake[j] * self.capability[i if "run" in self.rules.offer else j]
        return [(i, j, (one * mine[2] + two * second[2]) / (one + two))]

    def accepted(self, bargains, k):
        """Return the offer that wins k's election, None to stay."""
        own = [b for b in bargains if k in b[:2]]
        worth = [self.utility.mean(axis=1)]
        for i, j, places in own:
            after = self.utility.sum(axis=1) - self.utility[:, i] - self.utility[:, j]
            far = distances(self.ideal, places, self.salience)
            after += utility_of(far, self.risk[:, None]).sum(axis=1)
            worth.append(after / len(after))
        chance = election(self.rules, self.ballot, np.array(worth).T)
        best = int(np.argmax(chance > chance.max() - 1e-12))
        return own[best - 1] if best else None

    def turn(self):
        bargains = [b for i in range(len(self.place)) for b in self.offers(i)]
        place = self.place.copy()
        for k in range(len(place)):
            offer = self.accepted(bargains, k)
            if offer:
                place[k] = offer[2][0 if offer[0] == k else 1]
        self.place = place
        rates = np.eye(len(place)) if self.accommodation is None else self.accommodation
        self.ideal = rates @ place + (1 - rates.sum(axis=1))[:, None] * self.ideal
        self.look()
