"""Stand-ins of positions: by the role of the actor, turned round where the government is high."""

from tests.engagement.drawing.small import small, with_rows
from tests.ensemble.planted import assessment, tie

from detente.case.course.heads import heads_of
from detente.case.schema.world import Assessment
from detente.engagement.setup.roles import ends_of, role_of


def judged(name: str, subject: str, value: float) -> Assessment:
    known = {"subject": subject, "variable": "position", "item": "power"}
    return assessment(name, value, value, value, **known)


def test_roles_follow_whom_a_head_backs():
    case = small(
        relations=[
            tie("a", **{"from": "eastland", "to": "capital", "type": "support"}),
            tie("b", **{"from": "southland", "to": "front", "type": "support"}),
            tie(
                "c",
                **{"from": "northland", "to": "front", "type": "support", "date_to": "2019-01-01"},
            ),
        ]
    )
    modes = [role_of(case, {}, head.actor.id, "power")[1] for head in heads_of(case)]
    assert modes == [15.0, 15.0, 50.0, 60.0]
    assert role_of(case, {"power": True}, "capital", "power") == (50.0, 85.0, 100.0)
    assert role_of(case, {}, "hill-wing", "power") == role_of(case, {}, "front", "power")
    assert role_of(case, {}, "hill-wing", "power")[1] == 75.0


def test_the_government_stands_high_where_its_positions_do():
    case = small(assessments=[judged("g", "capital", 90.0), judged("m", "front", 20.0)])
    assert ends_of(case) == {"power": True, "ceasefire": False}
    bare = with_rows(small(), "assessments", judged("g", "capital", 90.0))
    assert not ends_of(bare)["power"]
