"""Score a case: forecast from what was known on the as-of date, then look at what happened."""

from datetime import date
from pathlib import Path

from detente.assess.attendance.past_rounds import forecast_rounds
from detente.assess.attendance.record import PastRounds, Reading
from detente.assess.record.answer import reference_option
from detente.assess.scores.blocks import guest_scores, past_misses, reading_of, seat_scores
from detente.assess.scores.conduct import conduct_of
from detente.assess.scores.guess import Guesses
from detente.assess.scores.hindsight import refuse_hindsight
from detente.assess.scores.later import later_rounds
from detente.assess.scores.questions import forecast_questions, question_totals, score_questions
from detente.assess.scores.record import SCHEMA, GuestScores, Totals, TrackRecord
from detente.case.case import Case
from detente.case.reading.read import known_by, read_case, read_uncut
from detente.case.rounds import GUEST_KINDS
from detente.engagement.attendance.learning import COEFFICIENT_DRAWS
from detente.errors import DomainError
from detente.runs.finished import FinishedRun

__all__ = ["DRAWS", "FILE", "of_run", "track_record"]

FILE = "score.json"
DRAWS = 256  # the error of a chance is then at most 0.03


def track_record(
    folder: str | Path,
    as_of: date | None = None,
    *,
    draws: int = DRAWS,
    seed: int = 1,
    run: str | None = None,
) -> TrackRecord:
    """Score the forecasts of a case.

    Parameters
    ----------
    folder : path
        The case folder.
    as_of : date, optional
        Overrides the as-of date of the case.
    draws : int
        Draws of the runs behind questions, >= 1.
    seed : int
        Seed of the runs and of the resampling, >= 0.
    run : str, optional
        Digest of the run that it is added to.

    Returns
    -------
    TrackRecord
        The forecasts, made from the cut case, and their scores.

    Raises
    ------
    CaseError
        If the case has errors, or a question was decided on the as-of date or before.
    """
    uncut = read_uncut(folder)
    known = known_by(uncut, as_of)
    refuse_hindsight(uncut, known.as_of)
    past = forecast_rounds(known, seed)
    guesses = forecast_questions(known, past.upcoming, draws=draws, seed=seed)
    return _beside(uncut, known, past, guesses, draws=draws, seed=seed, run=run)


def of_run(run: FinishedRun, folder: Path, draws: int = DRAWS, seed: int = 1) -> TrackRecord:
    """Score the case of a finished run, to be added to it.

    Parameters
    ----------
    run : FinishedRun
        The run.
    folder : path
        The case folder that was run: a run holds no outcomes.
    draws : int
        Draws of the runs behind questions, >= 1.
    seed : int
        Seed, >= 0.

    Raises
    ------
    CaseError
        If the case has errors, or a question was decided on the as-of date or before.
    DomainError
        If the folder holds another case, or other rounds or questions.
    """
    ran = run.case
    known = read_case(folder, ran.as_of)
    same = known.settings.id == ran.settings.id and all(
        tuple(known.table(name)) == tuple(ran.table(name)) for name in ("rounds", "questions")
    )
    if not same:
        message = (
            f"{folder} is not the case of the run: its id, rounds or questions differ; give the "
            "folder that was run, or run it again"
        )
        raise DomainError(message)
    return track_record(folder, ran.as_of, draws=draws, seed=seed, run=run.digest)


def _beside(
    uncut: Case,
    known: Case,
    past: PastRounds,
    guesses: Guesses,
    *,
    draws: int,
    seed: int,
    run: str | None,
) -> TrackRecord:
    """Set what happened beside the forecasts."""
    reading = reading_of(past, known.settings.rounds.silent)
    questions = score_questions(known, guesses, uncut.questions)
    why_not = {name: why for name, why in guesses.items() if isinstance(why, str)}
    option = reference_option(known)
    return TrackRecord(
        schema_=SCHEMA,
        run=run,
        case=known.settings.id,
        title=known.settings.title,
        as_of=known.as_of.isoformat(),
        digest=known.digest,
        draws=draws,
        seed=seed,
        option=None if option is None else option.id,
        convenor=known.settings.convenor,
        series=past.upcoming.series,
        names={actor.id: actor.name for actor in known.actors if actor.kind in GUEST_KINDS},
        titles={name: one.title for name, one in past.rounds.items()},
        conduct=conduct_of(known),
        attendance=_block(reading, "attendance", "all"),
        attendance_seen=_block(reading, "attendance", "return"),
        attendance_new=_block(reading, "attendance", "first"),
        asked=_block(reading, "asked", "all"),
        comes=_block(reading, "comes", "all"),
        seats=seat_scores(reading.seats if reading else None),
        past_misses=past_misses(past),
        later_rounds=later_rounds(uncut, known.as_of, COEFFICIENT_DRAWS),
        questions=questions,
        blind_spots=list(why_not),
        why_not=why_not,
        scores=Totals(questions=question_totals(questions.values(), seed), rounds=past.scores),
    )


def _block(reading: Reading | None, output: str, group: str) -> GuestScores | None:
    return guest_scores(getattr(reading, output)[group]) if reading else None
