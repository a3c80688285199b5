"""Facts used, those that do not hold, and those that are missing are named."""

from tests.report.sections.record.test_words import summary

from detente.report.sections.record.facts import facts_sentence


def test_facts_used_and_missing_are_named():
    text = facts_sentence(summary(missing=["groups", "region"]).record)
    assert "Facts used: region (Asia), start of the war (2011-03-01)" in text
    assert "foreign troops for the government" in text.partition("; without ")[2]
    failing = facts_sentence(record_with_fact("deal_before", "no"))
    assert "an earlier deal" in failing.partition("; without ")[2]
    holding = facts_sentence(record_with_fact("deal_before", "yes"))
    assert "an earlier deal" in holding.partition("; without ")[0]
    assert "Missing: number of movements and region." in text
    assert "Estimated from wars to 2019." in text
    assert facts_sentence(summary(unit=None).record) == ""


def test_the_page_counts_the_facts_used():
    record = summary(missing=["groups"]).record
    text = facts_sentence(record, whole=False)
    assert text.startswith(f"The record is read by {len(record.facts)} facts of this war.")
    assert "Missing: number of movements." in text


def record_with_fact(name, value):
    found = summary().record
    fact = next(iter(found.facts.values())).model_copy(update={"value": value})
    return found.model_copy(update={"facts": {**found.facts, name: fact}})


def test_no_fact_is_called_used_that_the_answer_does_not_hang_on():
    assert facts_sentence(summary(why_none="too-long", chances={}).record) == ""
    over = summary(why_none="over", chances={}, facts={}).record
    assert facts_sentence(over) == "Estimated from wars to 2019."
