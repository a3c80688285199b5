"""How far a long job is: rate and time left, a line now and then where nobody watches."""

import pytest

from detente.cli import progress
from detente.cli.progress import Pace, progress_bar


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands until a test moves it."""

    class Clock:
        now = 100.0

        def monotonic(self) -> float:
            return self.now

    made = Clock()
    monkeypatch.setattr(progress, "time", made)
    return made


def test_rate_and_time_left_by_hand(clock):
    pace = Pace()
    pace.tell(0, 1000)
    assert (pace.rate, pace.left) == ("–", "–")
    clock.now += 4
    pace.tell(100, 1000)
    assert (pace.rate, pace.left) == ("25", "0:00:36")
    clock.now += 396
    pace.tell(200, 1000)
    assert (pace.rate, pace.left) == ("0.5", "0:26:40")


def test_what_an_earlier_run_had_done_is_not_counted_as_fast(clock):
    pace = Pace()
    pace.tell(900, 1000)
    clock.now += 10
    pace.tell(950, 1000)
    assert (pace.rate, pace.left) == ("5.0", "0:00:10")


def test_a_line_now_and_then_where_nobody_watches(clock, capsys):
    with progress_bar("draws") as report:
        report(0, 30_000)
        for done in range(1_000, 31_000, 1_000):
            clock.now += 1
            report(done, 30_000)
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.splitlines() == [
        "draws: 10000 of 30000, 1,000 a second, 0:00:20 left",
        "draws: 20000 of 30000, 1,000 a second, 0:00:10 left",
    ]


def test_a_short_job_says_nothing_where_nobody_watches(clock, capsys):
    with progress_bar("draws") as report:
        report(0, 10)
        clock.now += 9
        report(10, 10)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_sees_a_bar_with_rate_and_time_left(clock, capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    with progress_bar("draws") as report:
        report(0, 400)
        clock.now += 2
        report(100, 400)
    written = capsys.readouterr()
    assert written.out == ""
    assert "100/400" in written.err
    assert "50 a second, 0:00:06 left" in written.err
