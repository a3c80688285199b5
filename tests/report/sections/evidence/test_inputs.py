"""What inputs rest on, counted, and no bare keys."""

import re

from tests.assess.altered import altered
from tests.assess.runs import finished

from detente.report.sections.evidence.inputs import inputs_view


def test_the_finding_counts_every_input():
    counts = {"evidence": 3, "judgement": 2, "assumption": 5}
    found = inputs_view(altered(finished()[0], {"inputs/counts": counts}))["inputs_finding"]
    assert found == (
        "Of 10 inputs of this run, 3 rest on evidence, 2 on judgement and 5 on assumptions of the "
        "model."
    )
    none = inputs_view(altered(finished()[0], {"inputs/counts": {}}))["inputs_finding"]
    assert none == "The run has no inputs."


def test_placeholders_are_counted_by_variable():
    names = ["assessment|a|position|x", "assessment|b|position|y", "assessment|a>b|trust|"]
    changes = {"inputs/placeholders": names, "inputs/stand_ins": []}
    lines = inputs_view(altered(finished()[0], changes))["inputs_lines"]
    assert lines[0] == "Placeholders: 3, by variable position 2 and trust 1."
    assert not any(line.startswith("Stand-ins") for line in lines)


def test_mechanisms_are_named_with_their_sources_and_switched_off_ones_apart():
    summary = finished()[0]
    first = next(iter(summary.mechanisms))
    changes = {f"mechanisms/{first}/on": False, "mechanisms/contact/sources": ["strang1993"]}
    said = " ".join(inputs_view(altered(summary, changes))["inputs_lines"])
    assert "Contact (Strang 1993)" in said
    assert f"Mechanisms switched off: {summary.mechanisms[first].title}." in said
    assert not re.search(r"[a-z]\d{4}", said)
    assert "No mechanism is switched off." in " ".join(inputs_view(summary)["inputs_lines"])
