"""Numbers that may not stand: without a claim, of a variable that is doubted."""

from tests.ensemble.planted import assessment, planted, support

from detente.case.unsourced import doubted, has_one_confidence


def will(name: str, confidence: float = 0.8, **fields):
    stated = {
        "subject": name,
        "object": "capital",
        "variable": "willingness",
        "status": "judgement",
    }
    return assessment(f"w-{name}", 0.2, 0.4, 0.6, **stated, confidence=confidence, **fields)


def names(*rows, supports=()) -> list[str]:
    return [a.id for a in doubted(planted(assessments=rows, supports=supports))]


def test_a_number_without_a_claim_is_doubted_and_one_with_a_claim_is_not():
    rows = will("river-wing"), will("hill-wing")
    assert names(*rows) == ["w-river-wing", "w-hill-wing"]
    assert names(*rows, supports=[support("c", "w-hill-wing")]) == ["w-river-wing"]


def test_positions_interests_and_numbers_widened_by_hand_are_not():
    position = assessment(
        "p", 2, 10, 25, subject="capital", variable="position", item="power", status="judgement"
    )
    assert names(position, assessment("o", 0.1, 0.2, 0.3)) == []
    assert names(will("river-wing").model_copy(update={"status": "unconditional"})) == []


def test_one_confidence_for_all_is_seen():
    same = planted(assessments=[will("river-wing"), will("hill-wing")])
    apart = planted(assessments=[will("river-wing"), will("hill-wing", 0.6)])
    assert has_one_confidence(same)
    assert not has_one_confidence(apart)
    assert not has_one_confidence(planted(assessments=[]))
