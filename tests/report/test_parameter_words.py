"""Every parameter has words for the report, those of its meaning."""

from detente.report.parameter_words import PARAMETER_UNITS, PARAMETER_WORDS
from detente.vocabulary.engagement import PARAMETERS


def test_every_parameter_has_its_meaning_up_to_the_unit() -> None:
    assert list(PARAMETER_WORDS) == list(PARAMETERS)
    for key, words in PARAMETER_WORDS.items():
        meaning = PARAMETERS[key].meaning
        assert meaning.lower().startswith(words.lower())
        assert words[0].islower() or words[0] == meaning[0]
        unit = PARAMETER_UNITS.get(key)
        assert meaning[len(words) :].startswith("." if unit is None else f", {unit}") or (
            unit is None and meaning[len(words)] in {",", ";"}
        )
