"""Say how contested the evidence is, and how far it moves rival hypotheses."""

from typing import TypedDict

from detente.assess.evidence.record import RankingUnder, RivalsResult
from detente.assess.summary.record import Summary
from detente.report.pictures.figure import KeyEntry
from detente.report.sections.evidence.board import Board, board_key, reading_boards
from detente.report.titles import titled
from detente.report.words import join_words, percent

__all__ = ["ReadingsView", "contested_sentence", "hypothesis_sentence", "readings_view"]

_HARDLY = 0.05  # shift of a probability below which evidence hardly moves it


class ReadingsView(TypedDict):
    """What the page says of contested propositions and rival hypotheses.

    Parameters
    ----------
    contested : str
        How contested the evidence is.
    contested_sides : list of str
        Which option comes first with and without each proposition.
    readings : str
        How many sets of hypotheses the evidence moves.
    boards : list of Board
        Pictures of the sets that are bound to a parameter.
    leads : dict of str
        How far the evidence moves each set, by question.
    unbound : list of str
        The same for sets without a picture.
    reading_key : tuple of KeyEntry
        What the dots stand for.
    """

    contested: str
    contested_sides: list[str]
    readings: str
    boards: list[Board]
    leads: dict[str, str]
    unbound: list[str]
    reading_key: tuple[KeyEntry, ...]


def readings_view(summary: Summary) -> ReadingsView:
    """Return what the page says of contested propositions and rival hypotheses.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    boards = reading_boards(summary)
    shown = {board.question for board in boards}
    leads = {one.question: hypothesis_sentence(one) for one in summary.hypotheses.values()}
    return {
        "contested": contested_sentence(summary),
        "contested_sides": _sides(summary),
        "readings": _moved(summary),
        "boards": boards,
        "leads": leads,
        "unbound": [f"{q} {said}" for q, said in leads.items() if q not in shown],
        "reading_key": board_key(),
    }


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


def _sides(summary: Summary) -> list[str]:
    """Say which option comes first if each proposition is true, and if it is false."""
    if not summary.ranking.order:
        return []
    differ, same, untold = [], 0, 0
    for name, sides in summary.contested.items():
        held, failed = _top(summary, sides.with_), _top(summary, sides.without)
        if not (held and failed):
            untold += 1
        elif held == failed:
            same += 1
        else:
            differ.append(f"if “{_plain(name)}” is true, {held} comes first; if false, {failed}")
    sentences = [f"{one[0].upper()}{one[1:]}." for one in differ]
    if same:
        sentences.append(f"For {same} the same option comes first, true or false.")
    if untold:
        sentences.append(f"For {untold} too few draws have it true, or false, to tell.")
    return sentences


def _top(summary: Summary, ranking: RankingUnder) -> str:
    return titled(summary, ranking.top) if ranking.top else ""


def _plain(name: str) -> str:
    return name.replace("-", " ")


def _moved(summary: Summary) -> str:
    """Say which sets the evidence moves, and which it leaves as they were."""
    sets = summary.hypotheses.values()
    still = [one.question for one in sets if _shift(one) < _HARDLY]
    start = f"The evidence moves {len(sets) - len(still)} of {len(sets)} sets of rival readings"
    if not still or len(still) == len(sets):
        return f"{start}."
    return f"{start}; it hardly moves {join_words([f'“{question}”' for question in still])}."


def _shift(rivals: RivalsResult) -> float:
    return max(abs(member.posterior - member.prior) for member in rivals.members.values())


def hypothesis_sentence(rivals: RivalsResult) -> str:
    """Say how far the evidence moves one set of rival hypotheses, and which leads."""
    members = rivals.members.values()
    lead = max(members, key=lambda m: m.posterior)
    shift = _shift(rivals)
    moved = "hardly moves" if shift < _HARDLY else ("moves" if shift < 0.2 else "strongly moves")
    close = sorted((m.posterior for m in members), reverse=True)
    verdict = (
        "it cannot tell the leading two apart"
        if close[0] - close[1] < 0.1
        else f"“{lead.title}” leads with {percent(lead.posterior)}"
    )
    return f"The evidence {moved} the prior judgement; {verdict}.{_by_precedents(rivals)}"


def _by_precedents(rivals: RivalsResult) -> str:
    """Say by how much earlier cases change the odds of each hypothesis; nothing if by none."""
    moved = [
        f"“{member.title}” × {member.precedents:.2f}"
        for member in rivals.members.values()
        if member.precedents != 1.0
    ]
    return f" Odds by precedents: {join_words(moved)}." if moved else ""
