"""The example case with marks, and a secret word in every text of every row above a mark."""

from dataclasses import replace
from functools import cache

from tests.ensemble.planted import example, table

from detente.case.case import Case
from detente.case.written.record import Advice, Dissent

WORD = "Zanzifrax"


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
        advice=_advice(),
        dissents=(_dissent("secret"), _dissent(None)),
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
