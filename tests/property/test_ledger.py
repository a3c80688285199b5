"""Whatever is filed, resolved and refused, in any order, leaves a ledger that holds."""

from datetime import date, timedelta
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.lines import filed, resolved

from detente.errors import DetenteError
from detente.ledger.answer import ledger_of
from detente.ledger.store import LedgerFolder

QUESTIONS = st.sampled_from(["q1", "q2", "q3"])
START = date(2021, 1, 1)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("file"), QUESTIONS, st.floats(0, 1), st.integers(0, 500)),
        st.tuples(
            st.just("resolve"),
            QUESTIONS,
            st.sampled_from(["yes", "no", "mixed"]),
            st.integers(0, 500),
        ),
    ),
    max_size=12,
)


@settings(max_examples=25)
@given(steps, st.booleans())
def test_any_history_leaves_a_chain_that_holds(history, correct):
    with TemporaryDirectory() as place:
        written = 0
        for what, question, value, days in history:
            day = START + timedelta(days)
            try:
                if what == "file":
                    filed(place, value, day, day, question=question)
                else:
                    resolved(place, question, value, day, today=day, correct=correct)
                written += 1
            except DetenteError:
                pass
        if not written:
            return
        lines = LedgerFolder(place).read()
        assert [line.number for line in lines] == list(range(1, written + 1))
        found = ledger_of(lines, START + timedelta(600))
        for entry in found.forecasts:
            assert entry.date <= entry.closes
            assert (entry.brier is None) == (entry.status in {"due", "mixed"} or entry.late)
        for score in found.scores.values():
            assert score.forecasts >= score.questions
            assert (score.brier is None) == (score.forecasts == 0)
