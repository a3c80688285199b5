"""Texts of withheld rows leave a summary; ids, counts and links stay."""

import json
import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.assess.runs import finished
from tests.ensemble.planted import example, table
from tests.report.documents import read
from tests.report.redaction.marked import WORD, marked

from detente.assess.evidence.flips.record import ClaimFlip, Conditional, Flips
from detente.assess.summary.record import Summary
from detente.assess.written.record import WrittenDissent
from detente.report.page import render
from detente.report.redaction.canonical import canonical
from detente.report.redaction.redact import redacted
from detente.report.redaction.search import LeakSearch
from detente.report.redaction.withheld import WITHHELD

CLAIMS = [claim.id for claim in example().claims]


def known() -> Summary:
    return read(finished()[0])


def with_marks(names) -> object:
    """Return the example in which these claims are secret."""
    rows = [c.model_copy(update={"handling": "secret" if c.id in names else None}) for c in CASE]
    return replace(example(), claims=table(rows))


CASE = tuple(example().claims)


def test_a_withheld_claim_keeps_its_id_kind_and_numbers_only():
    made = redacted(known(), with_marks({"C1"}), "public")
    claim, before = made.summary.claims["W-01"], known().claims["C1"]
    assert (claim.text, claim.speaker, claim.holder, claim.note) == (WITHHELD, None, None, None)
    assert claim.grade == f"?{before.grade[1:]}"
    assert (claim.standing, claim.kind) == (before.standing, before.kind)
    assert claim.source == WITHHELD
    assert made.counts.claims == 1
    assert made.summary.claims["C3"] == known().claims["C3"]
    assert made.summary.handling == "public"


def test_a_source_above_the_mark_is_withheld_with_its_claims():
    made = redacted(known(), marked(), "public")
    source = made.summary.sources["W-04"]
    assert (source.title, source.kind, source.reliability) == (WITHHELD, WITHHELD, "?")
    assert (source.author, source.publisher, source.date, source.url) == (None,) * 4
    assert len(made.summary.sources) == len(known().sources)
    assert len(made.summary.claims) == len(known().claims)


def test_every_id_is_replaced_wherever_it_is():
    made = redacted(known(), with_marks(set(CLAIMS)), "public")
    text = json.dumps(made.summary.model_dump(mode="json"))
    assert not re.search(rf'"(claim\|)?({"|".join(CLAIMS)})"', text)
    cited = set(re.findall(r'href="#claim-([^"]+)"', render(made.summary)))
    assert cited
    assert cited <= made.summary.claims.keys()


def test_without_rows_above_the_mark_only_the_mark_changes():
    made = redacted(known(), example(), "public")
    assert made.summary == known()
    assert not made.counts
    higher = redacted(known(), example(), "secret")
    assert higher.summary == known().model_copy(update={"handling": "secret"})


def test_a_dissent_that_is_visible_keeps_its_text_though_its_claims_are_withheld():
    dissent = {
        "written_on": "2020-06-21",
        "by": "analyst",
        "handling": "public",
        "title": "No meeting.",
        "text": "Nobody saw it.",
        "claims": ["C1"],
    }
    summary = known().model_copy(update={"dissents": [WrittenDissent.model_validate(dissent)]})
    (kept,) = redacted(summary, with_marks({"C1"}), "public").summary.dissents
    assert (kept.text, kept.claims) == ("Nobody saw it.", ["W-01"])


def test_what_single_claims_change_has_the_same_ids():
    flip = ClaimFlip.model_construct(
        origin="correspondent", conditional=Conditional.model_construct()
    )
    flips = Flips.model_construct(claims={"C1": flip, "C3": flip}, top=["C1", "C3"])
    made = redacted(known(), with_marks({"C1"}), "public")
    changed = made.flips(flips)
    assert changed.top == ["W-01", "C3"]
    assert list(changed.claims) == ["W-01", "C3"]
    assert made.flips(None) is None


@settings(max_examples=15)
@given(st.sets(st.sampled_from(CLAIMS)))
def test_no_withheld_text_is_on_the_page_whatever_is_marked(names):
    made = redacted(known(), with_marks(names), "public")
    assert made.counts.claims == len(names)
    html = render(made.summary)
    assert LeakSearch(made).places([html]) == 0
    page = canonical(html)
    assert not [t for t in made.hidden.texts if len(t) >= 25 and canonical(t) in page]
    cited = set(re.findall(r'href="#claim-([^"]+)"', html))
    assert cited <= made.summary.claims.keys()
    assert WORD not in html
