"""How contested the evidence is, and how far it moves readings."""

import pytest
from tests.assess.runs import finished
from tests.report.documents import document, read

from detente.assess.evidence.record import PropositionResult
from detente.assess.summary.record import Summary
from detente.report.sections.evidence.readings import contested_sentence, hypothesis_sentence


def contesting(*chances: float) -> Summary:
    """Return the summary of a run with planted chances of its contested propositions."""
    propositions = {
        str(n): PropositionResult(true=chance, chance=chance, reports=[], denials=[])
        for n, chance in enumerate(chances)
    }
    return finished()[0].model_copy(update={"propositions": propositions})


@pytest.mark.parametrize(("chance", "open_"), [(0.3, 0), (0.31, 1), (0.69, 1), (0.7, 0)])
def test_contested_propositions_are_counted(chance, open_):
    text = contested_sentence(contesting(chance, 0.99))
    assert text.startswith("2 propositions are reported by some")
    assert f"for {open_} of 2" in text
    assert contested_sentence(contesting(chance)).startswith("1 proposition is reported")
    none = "No proposition of the case is denied by anybody."
    assert contested_sentence(contesting()) == none


@pytest.mark.parametrize(
    ("posterior", "moved", "verdict"),
    [
        ((0.42, 0.38), "hardly moves", "it cannot tell the leading two apart"),
        ((0.50, 0.30), "moves the", "“one camp” leads with 50 %"),
        ((0.10, 0.70), "strongly moves", "“two camps” leads with 70 %"),
    ],
)
def test_how_far_the_evidence_moves_the_prior(posterior, moved, verdict):
    found = document()
    rivals = found["hypotheses"]["movement"]
    known = next(iter(rivals["members"].values()))
    rivals["members"] = {
        name: {**known, "title": title, "prior": 0.4, "posterior": p}
        for name, title, p in zip(("a", "b"), ("one camp", "two camps"), posterior, strict=True)
    }
    text = hypothesis_sentence(read(found).hypotheses["movement"])
    assert f"The evidence {moved}" in text
    assert verdict in text
