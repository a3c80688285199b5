"""What the headline rests on follows the audits."""

from tests.assess.altered import altered
from tests.report.documents import document, read

from detente.report.sections.page_one.rests import grounds

MOVED = {
    "inputs": ["assessment|capital|war-cost|"],
    "party": None,
    "number": "any_deal",
    "low": 0.01,
    "high": 0.04,
    "times": 4.0,
    "claim": False,
}


def said(changes: dict) -> dict[str, str]:
    return {one.term: one.text for one in grounds(altered(read(document()), changes))}


def test_there_are_three_grounds_with_one_sentence_each():
    found = grounds(read(document()))
    assert [one.term for one in found] == ["Evidence", "Assumption", "Not in the model"]
    assert all(one.text.endswith(".") for one in found)


def test_evidence_is_weighed_by_what_it_moves():
    influence = {"evidence": 0.25, "judgement": 0.75, "placeholder": 0.0, "assumption": 0.0}
    text = said({"basis/deal/influence": influence})["Evidence"]
    assert text.endswith(" make up 25 % of what moves the chance of a deal.")
    assert "cannot say" in said({"basis/deal/influence": None})["Evidence"]


def test_origins_count_once_and_context_counts_not():
    found = document()
    found["basis"]["deal"]["influence"] = None
    used = {c["origin"] for c in found["claims"].values() if c["kind"] != "context"}
    text = grounds(read(found))[0].text
    assert text.startswith(f"{len(used)} independent statements")
    found["claims"] = {}
    assert "has no claims" in grounds(read(found))[0].text


def test_what_is_assumed_is_named_the_largest_first():
    smaller = {**MOVED, "inputs": ["assessment|front|war-cost|"], "times": 2.5}
    claimed = {**MOVED, "times": 9.0, "claim": True}
    text = said(
        {
            "audits/unsourced/moved": [smaller, MOVED, claimed],
            "audits/dominance": [],
        }
    )["Assumption"]
    assert text == (
        "Cost to The capital of fighting on, which no claim supports, moves the chance of a deal "
        "4.0-fold."
    )


def test_nothing_assumed_is_said():
    changes = {"audits/unsourced/moved": [], "audits/unsourced/draws": 32, "audits/dominance": []}
    assert said(changes)["Assumption"] == (
        "No number is flagged as assumed; in 32 draws nothing tried without a claim moves one "
        "twofold."
    )


def test_a_flagged_number_is_named_also_where_nothing_is_ranked():
    row = {"option": "selective", "metric": "table_max", "p_better": 1.0, "p_worse": 0.0}
    flagged = {**row, "flagged": True, "one_sided": False}
    changes = {
        "audits/unsourced/moved": [],
        "audits/without_flagged": None,
        "audits/dominance": [flagged],
    }
    text = said(changes)["Assumption"]
    assert text == "Whether “most seats at a table” rises or falls is assumed, not found."


def test_what_no_number_stands_for_is_named():
    text = said({"not_modelled": {"drugs": "no trade", "spillover": "x", "splits": "y"}})
    assert "drugs, spillover to neighbours and 1 more" in text["Not in the model"]
    assert "left out" in said({"not_modelled": {}, "expected": []})["Not in the model"]
