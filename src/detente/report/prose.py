"""Sentences made from the numbers of a summary; none is typed in."""

from typing import Any

from detente.report.words import join_words, likelihood, percent, span

__all__ = ["bottom_line", "contested_sentence", "hypothesis_sentence", "not_modelled_sentence"]

Summary = dict[str, Any]  # the parsed summary.json

_METRIC_WORDS = {
    "settlement": "settlement",
    "settlement_full": "full settlement",
    "held": "whether a deal holds",
    "splits": "splits of the movement",
    "extra_deaths": "deaths",
    "spillover": "spillover to neighbours",
    "drugs": "drugs",
    "status_success": "standing from success",
    "status_acceptance": "standing from acceptance",
}


def bottom_line(summary: Summary) -> list[str]:
    """Return three sentences: the table, the hold-out, and what cannot be said yet."""
    return [_table_sentence(summary), _holdout_sentence(summary), not_modelled_sentence(summary)]


def _titles(summary: Summary) -> dict[str, str]:
    return {s["id"]: s["title"] for s in summary["strategy_list"]}


def _quoted(summary: Summary, ids: list[str]) -> str:
    titles = _titles(summary)
    return join_words([f"“{titles[i]}”" for i in ids])


def _table_sentence(summary: Summary) -> str:
    tables = {
        i: found["table_max"] for i, found in summary["strategies"].items() if found["table_max"]
    }
    held = {i: t for i, t in tables.items() if t["p90"] > 0}
    if not held:
        return "No strategy compared here holds any round of talks."
    top = max(t["p50"] for t in held.values())
    best = [i for i, t in held.items() if t["p50"] == top]
    without = [i for i in tables if i not in held]
    same = " alike" if len(best) > 1 else ""
    text = (
        f"The largest table comes under {_quoted(summary, best)}{same}: "
        f"{span(held[best[0]])} seats with the host, at the median and in 80 % of draws"
    )
    if without:
        text += f"; {_quoted(summary, without)} hold no rounds"
    return text + "."


def _holdout_sentence(summary: Summary) -> str:
    holdout = summary["roles"]["holdout"]
    if not holdout:
        return "The case names no hold-out power."
    name = summary["actors"][holdout]["name"]
    chances = {i: f["holdout_contact"] for i, f in summary["strategies"].items()}
    low, high = min(chances, key=lambda i: chances[i]), max(chances, key=lambda i: chances[i])
    if chances[high] - chances[low] < _visible(summary):
        return (
            f"{name}: open contact with the movement within {summary['horizon_months']} months is "
            f"{likelihood(chances[high])} under every strategy; differences between them are "
            "within the noise of the draws."
        )
    return (
        f"{name}: open contact with the movement within {summary['horizon_months']} months is "
        f"{likelihood(chances[high])} under {_quoted(summary, [high])} and "
        f"{likelihood(chances[low])} under {_quoted(summary, [low])}."
    )


def _visible(summary: Summary) -> float:
    """Return the difference of two shares that the number of draws can show (two errors)."""
    return float(2.0 * (0.5 / summary["draws"]) ** 0.5)


def not_modelled_sentence(summary: Summary) -> str:
    """Say which outcomes this version cannot speak about."""
    missing = [_METRIC_WORDS.get(m, m) for m in summary["not_modelled"]]
    if not missing:
        return "Every outcome that the design names is modelled."
    return (
        f"This version does not model {join_words(missing)}: it cannot say whether any strategy "
        "leads to peace, nor at what cost, and it ranks none."
    )


def contested_sentence(summary: Summary) -> str:
    """Say how contested the evidence is."""
    contested = summary["propositions"]
    if not contested:
        return "No proposition of the case is denied by anybody."
    even = sum(0.3 < p["chance"] < 0.7 for p in contested.values())
    many = len(contested)
    return (
        f"{many} proposition{'s are' if many > 1 else ' is'} reported by some and denied by "
        f"others; for {even} of {many} the graded reports leave it open (30 to 70 %)."
    )


def hypothesis_sentence(found: dict[str, Any]) -> str:
    """Say how far the evidence moves one set of rival hypotheses, and which leads."""
    members = found["members"]
    lead = max(members, key=lambda m: members[m]["posterior"])
    shift = max(abs(m["posterior"] - m["prior"]) for m in members.values())
    moved = "hardly moves" if shift < 0.05 else ("moves" if shift < 0.2 else "moves strongly")
    close = sorted((m["posterior"] for m in members.values()), reverse=True)
    verdict = (
        "it cannot tell the leading two apart"
        if close[0] - close[1] < 0.1
        else f"“{members[lead]['title']}” leads with {percent(members[lead]['posterior'])}"
    )
    return f"The evidence {moved} the prior judgement; {verdict}."
