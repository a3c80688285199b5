"""Check advice and dissent against the rest of the case."""

from typing import Any, Final

from detente.case.as_of.known_date import claim_known
from detente.case.checks.document.marks import mark_unknown
from detente.case.checks.references import Pointer, dangling
from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean, listed
from detente.case.written.read import Sheet, WrittenRead
from detente.case.written.record import MOST_WORDS_NEW, MOST_WORDS_OF_DISSENT, Recommendation
from detente.errors import Finding

__all__ = ["check_written"]

_ASKED: Final = {
    "who_objects": "who objects",
    "how_to_undo": "how to undo it",
    "when_to_stop": "when to stop",
}


def check_written(view: View, written: WrittenRead) -> list[Finding]:
    """Return findings about the content of advice and dissent.

    Parameters
    ----------
    view : View
        The rest of the case.
    written : WrittenRead
        Both files as read.
    """
    advised, dissenting = written.advised, written.dissenting
    findings = [*_new(advised), *_why(advised), *_incomplete(advised), *_options(view, advised)]
    for number, dissent in dissenting.items:
        path = ("dissents", number, "text")
        findings += _words(dissenting, path, dissent.text, MOST_WORDS_OF_DISSENT)
    cited = [
        Pointer(dissenting.at("dissents", number, "claims", n), name, ("claims",))
        for number, dissent in dissenting.items
        for n, name in enumerate(dissent.claims)
    ]
    findings += dangling(view, cited)
    if view.holds("marks"):
        findings += [*_mark(view, advised), *_mark(view, dissenting)]
    if view.holds("as_of"):
        findings += _later(view, advised) or _older(view, advised)
        findings += _later(view, dissenting)
    return findings


def _new(advised: Sheet[Recommendation]) -> list[Finding]:
    text = _text(advised, "what_is_new")
    return _words(advised, ("what_is_new",), text, MOST_WORDS_NEW)


def _why(advised: Sheet[Recommendation]) -> list[Finding]:
    """Find a reason that page one has no room for; the inner report has it whole."""
    count = len(_text(advised, "why_it_matters").split())
    if count <= MOST_WORDS_NEW:
        return []
    return [KINDS.words_cut(*advised.at("why_it_matters"), count=count, most=MOST_WORDS_NEW)]


def _text(advised: Sheet[Recommendation], key: str) -> str:
    """Return a text of the advice; empty where a finding of form says why there is none."""
    text = advised.body.get(key) if isinstance(advised.body, dict) else None
    return text if isinstance(text, str) else ""


def _words(
    sheet: Sheet[Any], path: tuple[int | str, ...], text: str, most: int
) -> list[Finding]:  # the items differ by file
    count = len(text.split())
    if count <= most:
        return []
    allowed = f"at most {most} words"
    return [KINDS.words_many(*sheet.at(*path), count=count, most=most, allowed=allowed)]


def _incomplete(advised: Sheet[Recommendation]) -> list[Finding]:
    findings = []
    for number, one in advised.items:
        missing = [key for key in _ASKED if getattr(one, key) is None]
        if missing:
            findings.append(
                KINDS.advice_incomplete(
                    *advised.at("recommendations", number),
                    number=number + 1,
                    missing=listed(_ASKED[key] for key in missing),
                    keys=listed(f"`{key}: …`" for key in missing),
                )
            )
    return findings


def _options(view: View, advised: Sheet[Recommendation]) -> list[Finding]:
    """Find recommendations that name no option of the case."""
    if not view.holds("strategies"):
        return []
    options = [one.id for one in view.case.settings.strategies]
    return [
        KINDS.item_unknown(
            *advised.at("recommendations", number, "option"),
            value=one.option,
            what="an option in case.yaml",
            allowed=listed(options),
            hint=did_you_mean(one.option, options),
        )
        for number, one in advised.items
        if one.option is not None and one.option not in options
    ]


def _mark(view: View, sheet: Sheet[Any]) -> list[Finding]:  # the items differ by file
    mark = sheet.handling
    return [] if mark is None else mark_unknown(view, sheet.at("handling"), mark)


def _later(view: View, sheet: Sheet[Any]) -> list[Finding]:  # the items differ by file
    day, as_of = sheet.written_on, view.case.settings.as_of
    if day is None or day <= as_of:
        return []
    return [KINDS.written_later(*sheet.at("written_on"), value=day, as_of=as_of)]


def _older(view: View, advised: Sheet[Recommendation]) -> list[Finding]:
    """Find advice that was written before the newest claim that a run reads."""
    written = advised.written_on
    known = [(claim_known(view.case, claim), claim.id) for claim in view.case.claims]
    newer = [
        (day, name)
        for day, name in known
        if day is not None and written is not None and written < day <= view.case.settings.as_of
    ]
    if not newer:
        return []
    day, name = max(newer)
    return [KINDS.advice_older(*advised.at("written_on"), value=written, claim=name, day=day)]
