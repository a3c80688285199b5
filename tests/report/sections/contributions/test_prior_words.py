"""Every parameter of the model is in words, as the vocabulary says it."""

from detente.report.sections.contributions.prior_words import PRIOR_WORDS
from detente.vocabulary.engagement import PARAMETERS


def test_every_parameter_is_in_words():
    assert list(PRIOR_WORDS) == list(PARAMETERS)
    for name, words in PRIOR_WORDS.items():
        meaning = PARAMETERS[name].meaning
        assert words[0].islower() or words[0] == meaning[0]
        assert meaning.lower().startswith(words.lower())
        assert meaning[len(words) :][:1] in {",", ".", ""}
