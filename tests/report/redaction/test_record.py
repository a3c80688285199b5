from detente.report.redaction.record import HEADLINES, Counts, ReaderVersion


def test_counts_are_said_in_words():
    assert Counts().words() == ""
    assert not Counts()
    assert Counts(claims=1).words() == "1 claim withheld"
    counts = Counts(claims=11, sources=2, numbers=2, dissents=1, advice=1)
    assert counts.words() == (
        "11 claims, 2 sources, 2 notes on numbers, 1 dissent and the advice withheld"
    )


def test_a_version_without_withheld_rows_adds_nothing_to_the_page():
    version = ReaderVersion(mark="public", withheld=Counts(), numbers="visible")
    assert version.marks() == []
    assert version.sentence() is None


def test_a_version_says_what_is_withheld_and_what_rests_on_it():
    version = ReaderVersion(mark="public", withheld=Counts(claims=2), partly=("answer", "deal"))
    assert version.marks() == ["2 claims withheld"]
    assert version.sentence() == "Rests in part on withheld evidence: the answer and a deal."
    assert ReaderVersion(mark="a", withheld=Counts(claims=2), partly=HEADLINES).sentence()
    seen = ReaderVersion(mark="a", withheld=Counts(claims=2), numbers="visible")
    assert seen.marks()[1] == "numbers from visible rows only"
