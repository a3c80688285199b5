"""Find the ground of each input, and the claims that each input is read from."""

from detente.assess.evidence.record import InputGround
from detente.case.case import Case
from detente.ensemble.numbers import input_key
from detente.runs.draws import Rows
from detente.vocabulary.input_key import InputKey

__all__ = ["claims_behind", "ground_of", "ground_of_input", "keys_of"]


def keys_of(rows: Rows) -> list[InputKey]:
    """Return the keys of the input columns, in their order."""
    return [InputKey.parse(name) for name in rows.inputs if name != "draw"]


def ground_of(case: Case) -> dict[InputKey, InputGround]:
    """Return the ground of each number that the case states; of two the later one counts.

    These are assessments, and where an issue stands today, which a choice picks from its range.
    """
    supported = {s.assessment for s in case.supports if s.moves}
    ground_by_key: dict[InputKey, InputGround] = {}
    for a in case.assessments:
        if a.is_placeholder:
            ground_by_key[input_key(a)] = "placeholder"
        else:
            ground_by_key[input_key(a)] = "evidence" if a.id in supported else "judgement"
    for issue in case.settings.issues:
        key = InputKey.choice(f"status-quo-{issue.id}")
        ground_by_key[key] = "evidence" if issue.claims else "judgement"
    return ground_by_key


def claims_behind(case: Case) -> dict[InputKey, list[str]]:
    """Return the claims that move each number, tie, presence and share of strength."""
    supports: dict[str, list[str]] = {}
    for s in case.supports:
        if not s.moves:
            continue
        supports.setdefault(s.assessment, []).append(s.claim)
    claims: dict[InputKey, list[str]] = {}

    def note(key: InputKey, named: list[str]) -> None:
        claims[key] = list(dict.fromkeys([*claims.get(key, []), *named]))

    for a in case.assessments:
        note(input_key(a), supports.get(a.id, []))
    for t in case.relations:
        note(InputKey.tie(t.id, t.type), [*t.claims, *supports.get(t.id, [])])
    for p in case.presence:
        note(InputKey.presence(p.actor, p.region), [*p.claims, *supports.get(p.id, [])])
    for faction in case.factions():
        note(InputKey("strength", faction.id), faction.claims)
    return claims


def ground_of_input(
    key: InputKey, assessed: dict[InputKey, InputGround], claims: dict[InputKey, list[str]]
) -> InputGround:
    """Return the ground of any input that is drawn directly.

    Parameters
    ----------
    key : InputKey
        The input.
    assessed : dict
        Ground of each number that the case states, from `ground_of`.
    claims : dict
        Claims of each input, from `claims_behind`.

    Examples
    --------
    >>> ground_of_input(InputKey.parameter("trust", "gain"), {}, {})
    'assumption'
    >>> ground_of_input(InputKey("proposition", "they-met"), {}, {})
    'evidence'
    """
    if key.kind in {"assessment", "choice"}:
        return assessed.get(key, "assumption")
    if key.kind in {"proposition", "claim", "origin"}:
        return "evidence"
    if key.kind in {"tie", "presence", "strength"}:
        return "evidence" if claims.get(key) else "judgement"
    if key.kind in {"hypothesis", "weight", "worth"}:
        return "judgement"
    return "assumption"
