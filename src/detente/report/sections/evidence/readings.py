"""Say how contested the evidence is, and how far it moves rival hypotheses."""

from detente.assess.evidence.record import RivalsResult
from detente.assess.summary.record import Summary
from detente.report.words import percent

__all__ = ["contested_sentence", "hypothesis_sentence"]


def contested_sentence(summary: Summary) -> str:
    """Say how contested the evidence is."""
    contested = summary.propositions
    if not contested:
        return "No proposition of the case is denied by anybody."
    even = sum(0.3 < proposition.chance < 0.7 for proposition in contested.values())
    many = len(contested)
    return (
        f"{many} proposition{'s are' if many > 1 else ' is'} reported by some and denied by "
        f"others; for {even} of {many} the graded reports leave it open (30 to 70 %)."
    )


def hypothesis_sentence(rivals: RivalsResult) -> str:
    """Say how far the evidence moves one set of rival hypotheses, and which leads."""
    members = rivals.members.values()
    lead = max(members, key=lambda m: m.posterior)
    shift = max(abs(m.posterior - m.prior) for m in members)
    moved = "hardly moves" if shift < 0.05 else ("moves" if shift < 0.2 else "strongly moves")
    close = sorted((m.posterior for m in members), reverse=True)
    verdict = (
        "it cannot tell the leading two apart"
        if close[0] - close[1] < 0.1
        else f"“{lead.title}” leads with {percent(lead.posterior)}"
    )
    return f"The evidence {moved} the prior judgement; {verdict}."
