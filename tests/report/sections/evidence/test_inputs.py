"""What inputs rest on, counted."""

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
    assert lines[0] == "Placeholders by variable: position 2 and trust 1."
    assert not any(line.startswith("Stand-ins") for line in lines)


def test_mechanisms_that_are_switched_off_are_named():
    summary = finished()[0]
    first, many = next(iter(summary.mechanisms)), len(summary.mechanisms)
    off = altered(summary, {f"mechanisms/{first}/on": False})
    said = " ".join(inputs_view(off)["inputs_lines"])
    title = summary.mechanisms[first].title
    assert f"{many - 1} of {many} mechanisms of the model are on; switched off: {title}." in said
    assert "mechanisms" not in " ".join(inputs_view(summary)["inputs_lines"])


def test_what_is_not_modelled_and_what_was_known_later_are_listed():
    reason = "the case names no hold-out power"
    changes = {"not_modelled": {"holdout_contact": reason}, "hidden": {"claims": 2, "advice": 1}}
    found = inputs_view(altered(finished()[0], changes))
    assert found["missing_metrics"] == f"the hold-out in open contact ({reason})"
    assert found["hidden_rows"] == "3 rows known later than 30 June 2020 were never read."
    none = inputs_view(altered(finished()[0], {"hidden": {}}))
    assert none["hidden_rows"] == ""
