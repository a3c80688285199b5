"""Section 4.11: the convenor's standing, in two numbers. Neutral: 0."""

from tests.oracles.course.state import Course


def hardness_met(run: Course) -> float:
    """Return the mean hardness of those contacted, by strength times contact."""
    pairs = [(run.st.g[u] * run.c(u), run.world.factions[u].hardness) for u in run.movement]
    total = sum(weight for weight, _ in pairs)
    return sum(weight * eta for weight, eta in pairs) / total if total > 0 else 0.0


def criticised(
    months: int, most: float, critic: float, open_share: float, kept: float, eta: float
) -> float:
    """Return the criticism of one month."""
    alone = 1.0 - open_share
    return 6.0 / months * most * critic * alone * (0.5 + 0.5 * kept) * (0.4 + 1.2 * eta)


def share_open(run: Course, *, ranked: bool = False, leave_out: str | None = None) -> float:
    """Return the share of powers in open contact, by rank or plain."""
    powers = [h for h in run.powers if h != leave_out]
    if not powers:
        return 0.0
    rank = {h: run.world.heads[h].rank if ranked else 1.0 for h in powers}
    return sum(rank[h] for h in powers if run.st.contact[h] == 3) / len(powers)


def success(outcome: int, deal: str, failed: bool) -> float:
    """Return the success that is credited."""
    if outcome in {6, 7}:
        return 0.0
    if deal != "none":
        return 1.0 if deal == "whole" else 0.5
    return -0.5 if failed else 0.0


def acceptance(
    p: dict, rise: float, most: float, criticism: float, kept: float, rebels_won: bool
) -> float:
    """Return the standing by acceptance."""
    gained = p["credit"] * rise * min(1.0, 1.5 * most)
    lost = p["cost"] * criticism + 0.3 * p["cost"] * most * (1.0 - kept) * float(rebels_won)
    return gained - lost


def step_standing(run: Course) -> None:
    """Step 12."""
    if not run.on("standing"):
        return
    run.st.criticism += criticised(
        run.world.horizon,
        run.max_c(),
        run.p["critic"],
        share_open(run),
        run.label_kept,
        hardness_met(run),
    )
