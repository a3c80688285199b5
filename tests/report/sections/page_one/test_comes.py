"""Who comes: the forecast where it has shown skill, else the last list."""

from tests.report.documents import document, read

from detente.report.sections.page_one.comes import comes_sentences


def skilled(found: dict, *, shown: bool) -> dict:
    for output in found["rounds"]["scores"]["labels"]:
        found["rounds"]["scores"]["labels"][output] = "skill shown" if shown else "no skill shown"
    return found


def test_without_skill_the_last_list_is_what_to_trust():
    lines = comes_sentences(read(skilled(document(), shown=False)))
    assert lines[0] == "No skill shown beyond simple rules: expect last time’s guests."
    assert any(line.startswith(("Came:", "Nobody came")) for line in lines[1:])


def test_the_last_list_is_that_of_the_convenor_s_series():
    found = skilled(document(), shown=False)
    found["rounds"]["upcoming"]["series"] = "another series"
    assert comes_sentences(read(found)) == ["No skill shown, and no past round to go by."]


def test_with_skill_names_stand_by_band_with_their_chance():
    found = skilled(document(), shown=True)
    guests = found["rounds"]["upcoming"]["guests"]
    chances = dict(zip(guests, [0.95, 0.5, 0.03] * len(guests), strict=False))
    for guest, one in guests.items():
        one["present"] = chances[guest]
    lines = comes_sentences(read(found))
    heads = [line.split(":")[0] for line in lines]
    assert heads == [h for h in ("Likely", "Even", "Unlikely") if h in heads]
    names = sum(line.count("(") for line in lines)
    assert names == min(8, len(guests))
    assert "(95 %)" in lines[0]


def test_a_case_without_guests_says_so():
    found = document()
    found["rounds"]["upcoming"]["guests"] = {}
    assert comes_sentences(read(found)) == [
        "The case records nobody who could be asked to a round."
    ]
