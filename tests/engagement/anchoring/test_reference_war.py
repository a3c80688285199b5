"""The reference war: what it keeps of the case, and what it forgets."""

from tests.engagement.drawing.small import inputs
from tests.ensemble.planted import assessment, claim, example, planted, support, tie

from detente.engagement.anchoring.reference_war import reference_war
from detente.engagement.course.input_rows import Faction, Head
from detente.engagement.drawing.batch import draw_batch


def war():
    return planted(
        assessments=[
            assessment("pain", 0.6, 0.6, 0.6, subject="capital", variable="pain"),
            assessment("bal", 0.9, 0.9, 0.9, subject="capital", variable="balance"),
        ],
        claims=[claim("k", 0.5), claim("c", 0.5), claim("n", 0.5)],
        supports=[
            support("k", "pain"),
            support("c", "bal"),
            support("n", "a", part="existence"),
        ],
        relations=[tie("a", **{"from": "eastland"})],
    )


def test_it_keeps_what_the_record_conditions_on():
    case, kept = war(), reference_war(war())
    assert [a.id for a in kept.assessments] == ["pain"]
    assert [s.assessment for s in kept.supports] == ["pain", "a"]
    for name in ("actors", "relations", "rounds", "regions", "presence", "claims"):
        assert kept.table(name) == case.table(name)
    assert kept.settings.conflict == case.settings.conflict
    assert [one.id for one in kept.settings.strategies] == ["continue"]


def test_it_forgets_evidence_events_and_classes():
    kept = reference_war(example())
    assert kept.settings.criteria == []
    for name in ("events", "hypotheses", "precedents", "assessments"):
        assert len(kept.table(name)) == 0
    posterior = inputs(kept, 2000).claims.hypotheses["movement"]
    assert abs((posterior == 0).mean() - 0.4) < 0.03


def test_strength_and_contact_are_those_of_the_case_draw_by_draw():
    own = draw_batch(inputs(war()), {}).batch
    kept = draw_batch(inputs(reference_war(war())), {}).batch
    assert (own.faction[:, :, Faction.STRENGTH] == kept.faction[:, :, Faction.STRENGTH]).all()
    assert (own.head[:, :, Head.CONTACT] == kept.head[:, :, Head.CONTACT]).all()
    assert own.head[:, 1, Head.CONTACT].min() == 0.0  # the tie exists in some draws
