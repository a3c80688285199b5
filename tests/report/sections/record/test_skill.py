"""Skill on other wars is said in shares of error."""

from tests.report.sections.record.test_words import DEAL, summary

from detente.report.sections.record.skill import skill_sentence


def test_skill_is_said_in_shares_of_error():
    text = skill_sentence(summary().record)
    assert "18 % less error (12 to 26 %) than the recent rate, in later years" in text
    assert "20 % less error (10 to 30 %) than the average, on wars left out" in text
    assert skill_sentence(summary(chances={}).record) == ""
    worse = DEAL.model_copy(update={"later": (-0.2, -0.1, 0.1)})
    assert "10 % more error" in skill_sentence(summary(chances={"deal": worse}).record)


def test_counts_of_quiet_wars_say_their_skill():
    count = DEAL.model_copy(update={"given": "count", "later": None, "scored_at": None})
    text = skill_sentence(summary(chances={"deal": count}).record)
    assert text == (
        "Counts of a deal had 20 % less error (10 to 30 %) than the average of quiet wars, on wars "
        "left out."
    )
    unscored = count.model_copy(update={"across": None})
    assert skill_sentence(summary(chances={"deal": unscored}).record) == ""
