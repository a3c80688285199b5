"""The engagement model in plain Python: the convenor's standing, by two paths.

Written from the decision on standing and instruments, and not from the code.
"""

from tests.reference.engagement_oracle_base import Draw, Now

from detente.engagement.layout import Band, Faction, Guest, Param, Policy, Power, War


def standing(d: Draw, was: Now, now: Now, month: int) -> None:
    success(d, was, now)
    acceptance(d, now)


def success(d: Draw, was: Now, now: Now) -> None:
    """Credit the convenor with its engagement when a deal is made; a deal that fails costs it."""
    war = now.war
    risen = war[War.DEAL] > was.war[War.DEAL]
    again = war[War.DEAL] > 0 and war[War.BROKEN] > was.war[War.BROKEN]
    if risen or again:
        contact = now.total([band[Band.ENGAGED] / 3.0 for band in now.band])
        war[War.CREDIT] = min(1.0, contact + war[War.PRESENT])
        d.events["deal credited"] += 1
        d.events["credited with no more than one"] += contact + war[War.PRESENT] > 1
        d.events["credited for a full deal after a partial"] += risen and was.war[War.DEAL] == 1
        d.events["credited anew after a failure"] += war[War.BROKEN] > 0
        d.events["credited though it failed this month"] += again
    share = {0.0: 0.0, 1.0: war[War.BOUND], 2.0: 1.0}[war[War.DEAL]]
    if not war[War.DEAL] and war[War.BROKEN]:
        share = -d.param[Param.FAILURE_LOSS]
        d.events["standing lost by failure"] += 1
    war[War.STATUS_SUCCESS] = share * war[War.CREDIT]


def acceptance(d: Draw, now: Now) -> None:
    """Compare others' open contact with that at the as-of date; hardliners in public cost."""
    host, government = int(d.policy[Policy.HOST]), len(d.power) - 1
    others = [j for j in range(len(d.power)) if j not in (host, government)]
    opened = sum(now.guest[j][Guest.CONTACT] == 3 for j in others)
    before = sum(d.power[j][Power.CONTACT] == 3 for j in others)
    change = (opened - before) / len(others) if others else 0.0
    d.events["acceptance rises"] += change > 0
    if change < 0:
        change *= d.param[Param.FAILURE_LOSS]
        d.events["acceptance falls"] += 1
    for faction, band in zip(d.faction, now.band, strict=True):
        public = band[Band.ENGAGED] == 3 and faction[Faction.HARDLINER] and band[Band.STRENGTH] > 0
        if public and not now.war[War.PUBLIC]:
            now.war[War.PUBLIC] = 1.0
            d.events["public with hardliners"] += 1
    cost = d.param[Param.HARDLINER_COST] * now.war[War.PUBLIC]
    now.war[War.STATUS_ACCEPTANCE] = change - cost
