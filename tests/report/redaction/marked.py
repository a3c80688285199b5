"""The example case with marks, and a secret word in every text of every row above a mark."""

from dataclasses import replace
from functools import cache

from tests.ensemble.planted import example, table

from detente.case.case import Case
from detente.case.schema.evidence import Precedent
from detente.case.schema.settings import AcceptedRule, Settings
from detente.case.written.record import Advice, Dissent

WORD = "Zanzifrax"


# Texts of a table whose rows have no mark of their own: they are withheld with their claims.
TEXTS = {
    "actors": ("note",),
    "relations": ("basis", "issuer", "note"),
    "rounds": ("stated_reason", "attributed_reason", "note"),
    "regions": ("note",),
    "presence": ("note",),
    "events": ("title", "note"),
    "expectations": ("text", "note"),
}
PRECEDENT = ("reading", "argument", "cited_by", "note")


def secret(place: str) -> str:
    """Return a text that occurs nowhere else."""
    return f"{WORD} of {place}"


@cache
def marked() -> Case:
    """Return the example in which C1, C2, a source, a number, advice and a dissent are secret."""
    case = example()
    claims = [_claim(c) if c.id in {"C1", "C2"} else c for c in case.claims]
    sources = [_source(s) if s.id == "ministry" else s for s in case.sources]
    hidden = {c.id for c in claims if c.handling or c.source == "ministry"}
    supports = [_noted(s) if s.claim in hidden else s for s in case.supports]
    chances = [_noted(h) if h.claim in hidden else h for h in case.hypotheses]
    numbers = [
        a.model_copy(update={"reason": secret("a number"), "handling": "secret"}) if n == 0 else a
        for n, a in enumerate(case.assessments)
    ]
    return replace(
        case,
        claims=table(claims),
        sources=table(sources),
        supports=table(supports),
        hypotheses=table(chances),
        assessments=table(numbers),
        **{name: table(_planted(case, name)) for name in TEXTS},
        precedents=table([_precedent()]),
        settings=_settings(case),
        advice=_advice(),
        dissents=(_dissent("secret"), _dissent(None)),
    )


def _planted(case: Case, name: str):
    """Yield the rows of a table, one of them on a secret claim alone, with secret texts."""
    chosen = next(n for n, row in enumerate(case.table(name)) if not _leads(case, row))
    for n, row in enumerate(case.table(name)):
        texts = {text: secret(f"{name} {text}") for text in TEXTS[name]}
        yield row.model_copy(update={**texts, "claims": ["C1"]}) if n == chosen else row


def _leads(case: Case, row) -> bool:
    """Tell whether a case cannot do without the actor of a row."""
    roles = (case.settings.movement, case.settings.government, case.settings.convenor)
    return getattr(row, "id", None) in roles or getattr(row, "actor", None) in roles


def _precedent() -> Precedent:
    texts = {part: secret(f"a precedent's {part}") for part in PRECEDENT}
    fixed = {"id": "earlier-1", "precedent": "earlier", "title": "An earlier war"}
    return Precedent.model_validate({**fixed, **texts, "outcome": "mixed", "claims": ["C1"]})


def _settings(case: Case) -> Settings:
    """Return the settings with notes and a rule that rest on a secret claim alone."""
    first, *issues = case.settings.issues
    shared, *others = case.settings.shared_issues
    note = {"note": secret("an issue's note"), "claims": ["C1"]}
    rule = AcceptedRule(rule=secret("a rule"), holders=["eastland"], claims=["C1"])
    return case.settings.model_copy(
        update={
            "issues": [first.model_copy(update=note), *issues],
            "shared_issues": [shared.model_copy(update=note), *others],
            "accepted_rules": [rule],
        }
    )


def _claim(claim):
    texts = ("locator", "speaker", "addressee", "holder", "relation", "place", "text", "note")
    fields = {name: secret(f"{claim.id} {name}") for name in texts}
    ids = {"proposition": "zanzifrax-proposition", "origin": f"zanzifrax-origin-{claim.id}"}
    return claim.model_copy(update={**fields, **ids, "handling": "secret"})


def _source(source):
    texts = ("title", "author", "publisher", "alignment", "note")
    fields = {name: secret(f"source {name}") for name in texts}
    address = "https://zanzifrax.example/page"
    return source.model_copy(update={**fields, "url": address, "handling": "confidential"})


def _noted(row):
    return row.model_copy(update={"note": secret("a note")})


def _advice() -> Advice:
    parts = ("do", "with", "lever", "legal_note", "first_90_days", "who_objects")
    parts = (*parts, "how_to_undo", "when_to_stop")
    return Advice.model_validate(
        {
            "written_on": "2020-06-20",
            "by": secret("the author"),
            "handling": "internal",
            "what_is_new": secret("what is new"),
            "why_it_matters": secret("why it matters"),
            "recommendations": [{part: secret(f"advice {part}") for part in parts}],
        }
    )


def _dissent(mark: str | None) -> Dissent:
    text = secret("a dissent") if mark else "Nobody has seen the meeting."
    return Dissent.model_validate(
        {
            "written_on": "2020-06-21",
            "by": secret("a dissenter") if mark else "second analyst",
            "handling": mark,
            "title": secret("a title") if mark else "No meeting took place.",
            "text": text,
            "claims": ["C1", "C3"],
        }
    )
