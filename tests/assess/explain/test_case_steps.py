"""Rows of a case as steps: claims with grades, judgements with who judged, never a person."""

from dataclasses import replace

from tests.assess.camp_cases import with_leaders
from tests.ensemble.planted import assessment, claim, example, planted, support, table, tie

from detente.assess.explain.case_steps import CaseSteps
from detente.assess.explain.nodes import grounds


def test_a_claim_shows_its_grade_its_hedge_and_its_source():
    found = CaseSteps(example()).claim("C2", "supports a thing")
    assert found.grade[1] == "4"
    assert "denied" in found.text
    assert "a denial" in found.text
    assert "supports a thing" in found.text
    assert [n.kind for n in found.children] == ["source"]
    assert found.children[0].grade in set("ABCDEF")


def test_a_number_with_claims_names_the_part_and_the_fallback():
    case = planted(
        claims=[claim("P", 0.6)],
        assessments=[assessment("n", 0.1, 0.2, 0.3, fallback="f"), assessment("f", 0.0, 0.1, 0.2)],
        supports=[support("P", "n")],
    )
    found = CaseSteps(case).assessment(case.assessments["n"])
    assert found.kind == "assessment"
    assert "supports the position of the number" in found.children[0].text
    assert found.children[1].text == "if its claims do not hold: 0, 0.1, 0.2"


def test_without_a_fallback_it_is_the_whole_scale():
    case = planted(
        claims=[claim("P", 0.6)],
        assessments=[assessment("n", 0.1, 0.2, 0.3)],
        supports=[support("P", "n")],
    )
    found = CaseSteps(case).assessment(case.assessments["n"])
    assert found.children[1].text.endswith("drawn from the whole scale")


def test_judgements_and_placeholders_end_in_assumptions():
    case = planted(
        assessments=[
            assessment("j", 0.1, 0.2, 0.3, analyst="desk officer"),
            assessment("p", 0.0, 0.5, 1.0, status="placeholder"),
        ]
    )
    facts = CaseSteps(case)
    judged = facts.assessment(case.assessments["j"])
    assert judged.children[0].text == "judged by desk officer"
    assert grounds([judged]) == {"judgement"}
    held = facts.assessment(case.assessments["p"])
    assert held.kind == "placeholder"
    assert grounds([held]) == {"default"}


def test_a_judgement_names_what_it_was_read_from():
    case = example()
    number = next(a for a in case.assessments if a.analyst and a.id.startswith("p-"))
    read = number.model_copy(update={"read_from": ["daily"]})
    found = CaseSteps(case).assessment(read)
    assert [n.id for n in found.children if n.kind == "source"] == ["daily"]
    assert grounds([found]) == {"judgement"}  # a document read is no claim that can fail
    weight = case.presence["b-upper"].model_copy(update={"read_from": ["daily"]})
    case = replace(case, presence=table([weight]))
    (step,) = CaseSteps(case).presence("black-band", "upper")
    assert [n.id for n in step.children if n.kind == "source"] == ["daily"]
    assert grounds([step]) == {"judgement"}


def test_a_tie_rests_on_its_claims_or_on_the_case():
    case = planted(claims=[claim("P", 0.6)], relations=[tie("t", claims=["P"]), tie("u")])
    facts = CaseSteps(case)
    assert grounds([facts.tie("t")]) == {"evidence"}
    assert grounds([facts.tie("u")]) == {"judgement"}
    assert "open" in facts.tie("t").text


def test_leaders_are_not_named_and_their_numbers_are_not_shown():
    case = with_leaders({"somebody": (7.25, 3.5)})
    found = CaseSteps(case).assessment(case.assessments["x-somebody-talk"])
    assert "somebody" not in str(found)
    assert "7.25" not in str(found)
    claims = table([*case.claims, claim("P", 0.6)])
    known = replace(case, claims=claims, supports=table([support("P", "x-somebody-talk")]))
    found = CaseSteps(known).assessment(known.assessments["x-somebody-talk"])
    assert [n.id for n in found.children] == ["P"]
    assert "somebody" not in str(found)


def test_rival_readings_show_priors_and_likelihoods():
    facts = CaseSteps(example())
    name = example().settings.hypotheses[0].id
    found = facts.hypothesis(name)
    assert found.children[0].text.startswith("priors: one 0.4")
    assert all("likelihoods" in child.text for child in found.children[1:])


def test_a_prior_shows_the_claims_that_it_rests_on():
    case = example()
    rivals = case.settings.hypotheses[0]
    first = rivals.members[0].model_copy(update={"claims": ["C5", "C6"]})
    others = [m.model_copy(update={"claims": ["C5"]}) for m in rivals.members[1:]]
    members = rivals.model_copy(update={"members": [first, *others]})
    settings = case.settings.model_copy(update={"hypotheses": [members]})
    prior = CaseSteps(replace(case, settings=settings)).hypothesis(rivals.id).children[0]
    assert [n.id for n in prior.children if n.kind == "claim"] == ["C5", "C6"]


def test_what_is_contested_shows_reports_denials_and_the_prior():
    found = CaseSteps(example()).proposition("northland-meets-front")
    assert [n.id for n in found.children] == ["northland-meets-front", "C1", "C2"]
    assert found.children[0].kind == "assumption"


def test_parts_of_a_round_are_told_actor_by_actor():
    facts = CaseSteps(example())
    name = next(iter(example().rounds)).round
    whole = facts.round(name)
    actor = next(iter(example().rounds)).actor
    assert len(facts.round(name, actor)) == 1 < len(whole)
