"""Find rows that are accepted but change no number of a run or of a forecast."""

from dataclasses import dataclass
from functools import cached_property

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.course.factions import factions_of
from detente.case.course.heads import heads_of
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import listed
from detente.case.schema.world import Assessment, Relation
from detente.errors import Finding

__all__ = ["by_reason", "check_unused_rows"]

_TIES_FOR_READERS = {"neighbour", "rivalry", "sanction"}
_WITH_THE_CONVENOR = {"appeal", "arms", "intelligence", "training"}
_OF_THE_GOVERNMENT = {"balance", "pain", "deaths"}

Why = tuple[str, str] | None  # the reason, and what to do


@dataclass(frozen=True)
class _Sides:
    """Who takes part in what."""

    case: Case

    @cached_property
    def guests(self) -> set[str]:
        """Powers and the government."""
        return set(self.case.guests())

    @cached_property
    def powers(self) -> set[str]:
        """States and organisations."""
        return {p.id for p in self.case.powers()}

    @cached_property
    def heads(self) -> dict[str, bool]:
        """Who may sit opposite the movement, and whether it ever does: it controls an issue."""
        government = self.case.settings.government
        if government not in self.case.actors:  # an error of its own
            return {government: True}
        return {h.actor.id: bool(h.controls) for h in heads_of(self.case)} | {government: True}

    @cached_property
    def factions(self) -> set[str]:
        """Factions of the movement."""
        return {f.id for f in self.case.factions()}

    @cached_property
    def wings(self) -> set[str]:
        """Factions, militias and the movement."""
        wings = {wing.actor.id for wing in factions_of(self.case)}
        return wings | {self.case.settings.movement}

    @cached_property
    def movement(self) -> set[str]:
        """The movement and everybody in it."""
        return self.case.within(self.case.settings.movement)

    @cached_property
    def parties(self) -> set[str]:
        """Who may have a position."""
        return self.guests | self.wings | {name for name, sits in self.heads.items() if sits}

    @cached_property
    def tested(self) -> set[tuple[str, str, str]]:
        """Variables, their items and objects, that partner tests read."""
        rule = self.case.settings.partner_rule
        tests = rule.tests if rule else []
        return {(t.variable or "", t.item or "", t.object or "") for t in tests}

    @cached_property
    def assessed(self) -> set[tuple[str, str, str, str]]:
        """Subject, object, variable and item of the assessments."""
        return {
            (a.subject, a.object or "", a.variable, a.item or "") for a in self.case.assessments
        }


def check_unused_rows(view: View) -> list[Finding]:
    """Return a finding for each row that is a record only."""
    if not view.sure(*view.case.TABLES) or not view.holds("movement", "government", "convenor"):
        return []
    sides = _Sides(view.case)
    return [
        *_assessments(sides),
        *_ties(sides),
        *_presence(sides),
        *_likelihoods(view.case),
        *_rounds(sides),
        *_precedents(view.case),
        *_blind_spots(view.case),
    ]


def _assessments(sides: _Sides) -> list[Finding]:
    rows = [
        (line, a.id, why)
        for line, a in sides.case.assessments.with_lines()
        if (why := _unread(sides, a))
    ]
    return by_reason("assessments.csv", "subject", rows)


def by_reason(file: str, field: str, rows: list[tuple[int, str, tuple[str, str]]]) -> list[Finding]:
    """Return one finding for each reason; it lists the rows and stands at the first."""
    groups: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for line, name, why in rows:
        groups.setdefault(why, []).append((line, name))
    return [
        KINDS.not_used(
            file,
            found[0][0],
            field,
            value=listed((name for _, name in found), 8),
            rows="this row is" if len(found) == 1 else f"{len(found)} rows are",
            why=why,
            do=do,
        )
        for (why, do), found in groups.items()
    ]


def _unread(sides: _Sides, a: Assessment) -> Why:
    """Return why nothing reads an assessment."""
    settings = sides.case.settings
    if (a.variable, a.item or "", a.object or "") in sides.tested and a.subject in sides.movement:
        return None
    if a.variable in _OF_THE_GOVERNMENT and a.subject != settings.government:
        return f"'{a.variable}' is read of '{settings.government}' only", "correct the subject"
    rule = _RULES.get(a.variable)
    return rule(sides, a) if rule else None


_NO_PARTY = (
    "its subject is not a power, the government, the movement, a faction of it or a militia",
    "give the numbers to an actor that takes part",
)


_OF_EACH = ("every faction of the movement has its own", "remove it")


def _party(sides: _Sides, a: Assessment) -> Why:
    """Say why a position, salience or capability is not read."""
    if a.subject not in sides.parties:
        return _NO_PARTY
    if a.variable != "capability" and _in_vain(sides, a):
        return _OF_EACH
    placed = (a.subject, "", "position", a.item or "") in sides.assessed
    sits = sides.heads.get(a.subject, True)
    if a.variable == "salience" and not placed and not sits:
        return "its subject has no position on this issue", "add its position"
    return None


def _in_vain(sides: _Sides, a: Assessment) -> bool:
    """Say whether a row is about the movement, and no faction needs it: all have their own."""
    movement, item = sides.case.settings.movement, a.item or ""
    if movement not in {a.subject, a.object} or not sides.factions:
        return False
    if a.subject == movement:
        needed = {(f, a.object or "", a.variable, item) for f in sides.factions}
    else:
        needed = {(a.subject, f, a.variable, item) for f in sides.factions}
    return needed <= sides.assessed


def _between(sides: _Sides, a: Assessment) -> Why:
    """Say why a number about two actors is not read."""
    ends = (a.subject, a.object or "")
    host = sides.case.settings.convenor
    if a.variable == "willingness" and a.object == host and a.subject in sides.wings:
        return _OF_EACH if _in_vain(sides, a) else None
    other = next((end for end in ends if end in sides.heads), None)
    if other is None or not sides.wings & set(ends):
        return (
            f"{a.variable} is read between the movement, its factions or militias and the "
            "government, powers or representatives",
            "correct the two actors",
        )
    if not sides.heads[other] and other == a.object:  # of its own rows another finding says so
        return f"'{other}' controls no issue, so that it cannot bargain", "name its issues"
    return _OF_EACH if _in_vain(sides, a) else None


def _stance(sides: _Sides, a: Assessment) -> Why:
    if a.subject not in sides.factions | {sides.case.settings.movement}:
        return "only stances of the movement and its factions are read", "correct the subject"
    return _OF_EACH if _in_vain(sides, a) else None


def _commitment(_sides: _Sides, _a: Assessment) -> Why:
    return "commitment is read by partner tests only", "write a partner test on it"


def _cost(sides: _Sides, a: Assessment) -> Why:
    if a.subject not in sides.wings | set(sides.heads):
        return _NO_PARTY
    return _OF_EACH if _in_vain(sides, a) else None


def _hardness(sides: _Sides, a: Assessment) -> Why:
    return None if a.subject in sides.wings else _NO_PARTY


def _interest(sides: _Sides, a: Assessment) -> Why:
    if a.subject == sides.case.settings.convenor:
        return "the options decide the contact of the convenor", "assess the other powers"
    return None


def _distance(sides: _Sides, _a: Assessment) -> Why:
    if len(sides.case.rounds):
        return None
    return "it serves forecasts of rounds on record, and the case has none", "add rounds.csv"


def _performance(sides: _Sides, a: Assessment) -> Why:
    actor = sides.case.actors.by_id.get(a.subject)
    if actor is None or actor.id in sides.movement or actor.id == sides.case.settings.rival:
        return None
    return "its subject is not in the movement, nor the `rival` of the case", "correct the subject"


_RULES = {
    "position": _party,
    "salience": _party,
    "capability": _party,
    "willingness": _between,
    "trust": _between,
    "stance": _stance,
    "commitment": _commitment,
    "hardness": _hardness,
    "war-cost": _cost,
    "interest": _interest,
    "distance": _distance,
    "performance": _performance,
}


def _ties(sides: _Sides) -> list[Finding]:
    rows = [
        (line, tie.id, why)
        for line, tie in sides.case.relations.with_lines()
        if (why := _idle(sides, tie))
    ]
    return by_reason("relations.csv", "type", rows)


def _idle(sides: _Sides, tie: Relation) -> Why:
    """Return why nothing reads a tie."""
    if tie.type in _TIES_FOR_READERS:
        return f"no mechanism reads ties of type {tie.type}", "say in a claim what follows from it"
    settings, ends = sides.case.settings, {tie.from_, tie.to}
    around = {*ends, tie.third}
    placed = sides.movement | sides.wings | set(sides.heads)
    read = {
        "urging": (tie.to in sides.powers, "an actor and the power that it urges"),
        "label": (tie.to in sides.movement, "an actor and the movement or a part of it"),
        "criticism": (tie.third in sides.movement, "two actors about a `third` in the movement"),
        "contact": (ends <= placed, "the movement or a part of it, the government and powers"),
        "support": (
            bool(ends & sides.powers) and (tie.backs is not None or tie.to in _sides_of(sides)),
            "a power and a side of the war",
        ),
        "bridging": (
            settings.holdout is not None and {settings.convenor, settings.holdout} <= around,
            "a power, the convenor and the hold-out, one of them as `third`",
        ),
        "alliance": (
            ends <= sides.guests | sides.factions,
            "powers, the government and factions of the movement",
        ),
        **dict.fromkeys(
            _WITH_THE_CONVENOR, (settings.convenor in ends, "the convenor and another actor")
        ),
    }
    is_read, between = read[tie.type]
    why = f"ties of type {tie.type} are read between {between}"
    return None if is_read else (why, "correct the actors")


def _sides_of(sides: _Sides) -> set[str]:
    return sides.movement | {sides.case.settings.government}


def _presence(sides: _Sides) -> list[Finding]:
    rival = sides.case.settings.rival
    unnamed = (
        "the case names no `rival`, and presence is read beside that of a rival group",
        "name the rival group in case.yaml",
    )
    other = ("only presence of the rival group, factions and militias is read", "correct the actor")
    rows = [
        (line, row.id, unnamed if rival is None else other)
        for line, row in sides.case.presence.with_lines()
        if rival is None or row.actor not in sides.wings | {rival}
    ]
    return by_reason("presence.csv", "actor", rows)


def _likelihoods(case: Case) -> list[Finding]:
    """Find likelihoods of claims that already sort the factions."""
    sorting = {a.id for a in case.assessments if a.variable == "performance"}
    claims = {s.claim for s in case.supports if s.assessment in sorting}
    why = ("this claim supports a sorting criterion, and a claim counts once", "use another claim")
    rows = [
        (line, row.claim, why)
        for line, row in case.hypotheses.with_lines()
        if row.set == "movement" and row.claim in claims
    ]
    return by_reason("hypotheses.csv", "claim", rows)


def _rounds(sides: _Sides) -> list[Finding]:
    """Find rounds whose attendance nobody forecasts."""
    why = (
        "attendance is forecast of rounds that a power or the government convened",
        "correct the convenor",
    )
    first: dict[str, tuple[int, str]] = {}
    for line, part in sides.case.rounds.with_lines():
        first.setdefault(part.round, (line, part.convenor))
    rows = [(line, name, why) for name, (line, host) in first.items() if host not in sides.guests]
    return by_reason("rounds.csv", "convenor", rows)


def _precedents(case: Case) -> list[Finding]:
    """Find precedents that are evidence on no set of hypotheses, or weigh nothing."""
    no_set = (
        "it is evidence on no set of hypotheses",
        "write `set`, `hypothesis`, `times_likelier` and `similarity`",
    )
    no_weight = (
        "at a similarity of 0, or a factor of 1, it weighs nothing",
        "write what it weighs, or leave it as a record",
    )
    weighed = {
        row.precedent
        for row in case.precedents
        if row.set is not None and row.similarity and row.times_likelier != 1.0
    }  # another interpretation of these takes a share of their weight
    rows = [
        (line, row.id, no_set if row.set is None else no_weight)
        for line, row in case.precedents.with_lines()
        if row.precedent not in weighed
    ]
    return by_reason("precedents.csv", "id", rows)


def _blind_spots(case: Case) -> list[Finding]:
    """Find questions without a metric, of which nothing is forecast."""
    why = (
        "it names no metric, so it is a blind spot and nothing forecasts it",
        "name a metric of a run, an event of the record or a part in a round",
    )
    rows = [(line, row.id, why) for line, row in case.questions.with_lines() if not row.metric]
    return by_reason("questions.csv", "metric", rows)
