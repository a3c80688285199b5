"""Find rows that are accepted but change no number of a run or of a forecast."""

from dataclasses import dataclass
from functools import cached_property

from detente.case.case import Case
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import listed
from detente.case.schema.world import Assessment, Relation
from detente.errors import Finding

__all__ = ["by_reason", "check_unused_rows"]

_TIES_FOR_READERS = {"support", "sanction", "bridging", "appeal", "rivalry"}
_WITH_THE_CONVENOR = {"intelligence", "arms", "training"}
_BETWEEN_POWERS = {"alliance", "neighbour"}
_OF_THE_GOVERNMENT = {"balance", "pain", "deaths"}
_BY_ISSUE = {"position", "salience"}

Why = tuple[str, str] | None  # the reason, and what to do

_ENGAGED = (
    "it was in contact on record, so its readiness counts as full",
    "give the claims behind that contact if it is in doubt",
)


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
    def surely_engaged(self) -> set[str]:
        """Powers whose contact with the movement, now or before, rests on no claim."""
        return {
            power
            for tie in self.case.relations
            if tie.type == "contact" and not tie.claims and {tie.from_, tie.to} & self.movement
            for power in {tie.from_, tie.to} & self.powers
        }

    @cached_property
    def factions(self) -> set[str]:
        """Factions of the movement."""
        return {f.id for f in self.case.factions()}

    @cached_property
    def movement(self) -> set[str]:
        """The movement and everybody in it."""
        return self.case.within(self.case.settings.movement)

    @cached_property
    def parties(self) -> set[str]:
        """Who may have a position."""
        return self.guests | self.factions | {self.case.settings.movement}

    @cached_property
    def tested(self) -> set[tuple[str, str]]:
        """Variables, and their objects, that partner tests read."""
        rule = self.case.settings.partner_rule
        return {(t.variable or "", t.object or "") for t in (rule.tests if rule else [])}

    @cached_property
    def assessed(self) -> set[tuple[str, str, str]]:
        """Subject, variable and item of the assessments."""
        return {(a.subject, a.variable, a.item or "") for a in self.case.assessments}


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
    if (a.variable, a.object or "") in sides.tested and a.subject in sides.movement:
        return None
    if a.variable in _OF_THE_GOVERNMENT and a.subject != settings.government:
        return f"'{a.variable}' is read of '{settings.government}' only", "correct the subject"
    if a.variable == "alignment":
        return None if {a.subject, a.object} <= sides.powers else _NO_POWER
    rule = _RULES.get(a.variable)
    return rule(sides, a) if rule else None


_NO_GUEST = ("it is about actors that no round invites", "name powers or the government")
_NO_POWER = ("it is about actors that are not both powers", "name two powers")
_NO_PARTY = (
    "its subject is not a power, the government, the movement or a faction of it",
    "give the numbers to an actor that takes part",
)


def _party(sides: _Sides, a: Assessment) -> Why:
    """Say why a position, salience or capability is not read."""
    if a.subject not in sides.parties:
        return _NO_PARTY
    movement = sides.case.settings.movement
    item = a.item or ""
    if a.subject == movement and _every_faction_has(sides, a.variable, item):
        return "every faction of the movement has its own", "remove it"
    placed = (a.subject, "position", item) in sides.assessed
    if a.variable == "salience" and a.subject in sides.powers and not placed:
        return "its subject has no position on this issue", "add its position"
    return None


def _every_faction_has(sides: _Sides, variable: str, item: str) -> bool:
    """Say whether no faction needs the movement's number."""
    if variable == "capability":
        return False
    return bool(sides.factions) and all(
        (f, variable, item) in sides.assessed for f in sides.factions
    )


def _willing(sides: _Sides, a: Assessment) -> Why:
    settings = sides.case.settings
    if a.subject not in sides.movement:
        return "its subject is not the movement or a faction of it", "correct the subject"
    if a.object in {settings.government, settings.convenor}:
        return None
    return (
        "willingness is read towards the government and the convenor, and by partner tests",
        "write a partner test on it",
    )


def _stance(sides: _Sides, a: Assessment) -> Why:
    if a.subject not in sides.movement:
        return "only stances of the movement and its factions are read", "correct the subject"
    if a.variable == "stance-rival" and sides.case.settings.rival is None:
        return "the case names no `rival`", "name the rival group in case.yaml"
    return None


def _trust(sides: _Sides, a: Assessment) -> Why:
    government = sides.case.settings.government
    inside = sides.factions | {sides.case.settings.movement}
    if {a.subject, a.object} & inside and government in {a.subject, a.object}:
        return None
    return "trust is read between the government and the movement only", "correct the two actors"


def _cost(sides: _Sides, a: Assessment) -> Why:
    inside = sides.factions | {sides.case.settings.movement, sides.case.settings.government}
    return None if a.subject in inside else _NO_PARTY


def _openness(sides: _Sides, a: Assessment) -> Why:
    if a.subject == sides.case.settings.convenor:
        return "the options decide the contact of the convenor", "assess the other powers"
    return _ENGAGED if a.subject in sides.surely_engaged else None


def _interest(sides: _Sides, a: Assessment) -> Why:
    settings = sides.case.settings
    if a.subject not in sides.guests:
        return _NO_GUEST
    if a.item == "spillover":
        return None
    if a.subject in {settings.government, settings.convenor}:
        return "of the government and the convenor only `spillover` is read", "remove it"
    if (a.subject, "openness", "") in sides.assessed:
        return "the openness of this power is assessed", "remove one of the two"
    return _ENGAGED if a.subject in sides.surely_engaged else None


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
    "willingness": _willing,
    "stance-rival": _stance,
    "stance-drugs": _stance,
    "trust": _trust,
    "war-cost": _cost,
    "openness": _openness,
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
    powers = ends <= sides.powers
    with_movement = bool(ends & sides.movement and ends & sides.powers)
    read = {
        "urging": (tie.to in sides.powers, "an actor and the power that it urges"),
        "label": (tie.to == settings.movement, "an actor and the movement as a whole"),
        "criticism": (tie.third in sides.movement, "two actors about a `third` in the movement"),
        "contact": (
            with_movement or (settings.holdout is not None and powers),
            "a power and the movement or a part of it",
        ),
        **dict.fromkeys(
            _WITH_THE_CONVENOR, (settings.convenor in ends, "the convenor and another actor")
        ),
        **dict.fromkeys(_BETWEEN_POWERS, (powers, "two powers")),
    }
    is_read, between = read[tie.type]
    why = f"ties of type {tie.type} are read between {between}"
    return None if is_read else (why, "correct the actors")


def _presence(sides: _Sides) -> list[Finding]:
    rival = sides.case.settings.rival
    unnamed = (
        "the case names no `rival`, and presence is read beside that of a rival group",
        "name the rival group in case.yaml",
    )
    other = ("only presence of the rival group and of factions is read", "correct the actor")
    rows = [
        (line, row.id, unnamed if rival is None else other)
        for line, row in sides.case.presence.with_lines()
        if rival is None or row.actor not in sides.factions | {rival}
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
    """Find precedents, which no command reads."""
    why = ("no command reads precedents in this version", "add the claims to supports.csv")
    rows = [(line, row.id, why) for line, row in case.precedents.with_lines()]
    return by_reason("precedents.csv", "id", rows)


def _blind_spots(case: Case) -> list[Finding]:
    """Find questions without a metric, of which nothing is forecast."""
    why = (
        "it names no metric, so it is a blind spot and nothing forecasts it",
        "name a metric of a run, an event of the record or a part in a round",
    )
    rows = [(line, row.id, why) for line, row in case.questions.with_lines() if not row.metric]
    return by_reason("questions.csv", "metric", rows)
