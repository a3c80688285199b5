"""Sentences and rows of a track record, misses first; every number is from the record."""

from collections.abc import Iterator
from typing import Any

from detente.assess.scores.record import GuestScores, LaterRound, QuestionScore, TrackRecord
from detente.report.words import join_words, percent, span

__all__ = [
    "QUESTION_HEAD",
    "ROUND_HEAD",
    "blind_spot_lines",
    "label_sentence",
    "later_lines",
    "miss_lines",
    "question_rows",
    "round_rows",
    "rule_words",
    "scores_view",
    "seats_sentence",
]

QUESTION_HEAD = ("question", "forecast", "happened", "error", "error of each simple rule")
ROUND_HEAD = ("past rounds", "n", "error", "best rule", "its error", "difference", "label")
_SHOWN = 8  # misses at past rounds that are listed one by one
_OUTPUTS = {
    "attendance": "at the table, all guests",
    "attendance_seen": "at the table, guests who had come before",
    "attendance_new": "at the table, guests who had never come",
    "asked": "asked",
    "comes": "comes if asked",
}


def rule_words(name: str) -> str:
    """Return the name of a rule in words."""
    return name.replace("_", " ")


def miss_lines(record: TrackRecord) -> list[str]:
    """Return what was forecast wrongly: questions, later rounds, then past rounds.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    """
    asked = [(name, one) for name, one in record.questions.items() if one.miss]
    asked.sort(key=lambda pair: -(pair[1].brier or 0.0))
    lines = [_missed_question(name, one) for name, one in asked]
    lines += [
        f"{one.title}, {one.date}: {_missed_guests(record, one)}."
        for one in record.later_rounds.values()
        if one.misses
    ]
    past = record.past_misses
    if past:
        worst = [
            f"{record.names[one.guest]} ({record.titles[one.round]}; forecast "
            f"{percent(one.forecast)}, {'came' if one.came else 'was not there'})"
            for one in past[:_SHOWN]
        ]
        cells = record.attendance.model.n if record.attendance else len(past)
        lines.append(
            f"Past rounds: {len(past)} of {cells} guests on the wrong side of one half; the worst: "
            f"{'; '.join(worst)}."
        )
    return lines


def _missed_question(name: str, one: QuestionScore) -> str:
    return f"{name}: forecast {percent(one.forecast)}, the answer was {one.answer}. {one.text}"


def _missed_guests(record: TrackRecord, one: LaterRound) -> str:
    parts = []
    for came, word in ((1, "came against the forecast"), (0, "was expected and not there")):
        who = [guest for guest in one.misses if one.guests[guest].came == came]
        named = [f"{record.names[g]} ({percent(one.guests[g].forecast)})" for g in who]
        if named:
            parts.append(f"{join_words(named)} {word if len(who) == 1 else _many(word)}")
    return "; ".join(parts)


def _many(word: str) -> str:
    return word.replace("was ", "were ")


def question_rows(record: TrackRecord) -> list[list[str]]:
    """Return a row for each question that was forecast, the largest errors first.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    """
    found = sorted(record.questions.items(), key=lambda pair: -_error(pair[1]))
    return [
        [
            f"{name} ({one.metric.replace('_', ' ')})",
            percent(one.forecast),
            one.answer or "open",
            "–" if one.brier is None else f"{one.brier:.3f}",
            _rules(one),
        ]
        for name, one in found
    ]


def _rules(one: QuestionScore) -> str:
    """Return the error of each rule, or what each says while the question is open."""
    if one.brier is None:
        said = ", ".join(f"{rule_words(rule)} {percent(p)}" for rule, p in one.guesses.items())
        return f"not scored; the rules say: {said}"
    return ", ".join(f"{rule_words(rule)} {error:.3f}" for rule, error in one.baselines.items())


def _error(one: QuestionScore) -> float:
    return -1.0 if one.brier is None else one.brier


def round_rows(record: TrackRecord) -> list[list[str]]:
    """Return a row for each output at past rounds.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    """
    return [
        _round_row(words, one)
        for name, words in _OUTPUTS.items()
        if (one := getattr(record, name)) is not None
    ]


def _round_row(words: str, one: GuestScores) -> list[str]:
    low, point, high = one.difference
    return [
        words,
        str(one.model.n),
        f"{one.model.brier:.3f}",
        rule_words(one.best),
        f"{one.baselines[one.best].brier:.3f}",
        f"{_signed(point)} ({_signed(low)} to {_signed(high)})",
        rule_words(one.label),
    ]


def seats_sentence(record: TrackRecord) -> str:
    """Say how well the number at the table was forecast; empty without a past round.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    """
    seats = record.seats
    if seats is None:
        return ""
    rules = [f"{rule_words(name)} {rule.crps:.2f}" for name, rule in seats.baselines.items()]
    return (
        f"Seats at past rounds, continuous ranked probability score: {seats.crps:.2f}; "
        f"{', '.join(rules)}: {rule_words(seats.label)}."
    )


def _signed(value: float) -> str:
    """Return a difference with its sign; zero has none."""
    shown = round(value, 3) + 0.0
    return f"{shown:+.3f}".replace("-", "\N{MINUS SIGN}") if shown else "0.000"


def later_lines(record: TrackRecord) -> list[str]:
    """Return a sentence for each round after the as-of date.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    """
    return list(_later(record))


def _later(record: TrackRecord) -> Iterator[str]:
    for one in record.later_rounds.values():
        text = f"{one.title}, {one.date}: {span(one.seats)} seats forecast, {one.seats_came} taken"
        if one.brier is not None:
            rules = [f"{rule_words(name)} {e:.3f}" for name, e in one.baselines.items()]
            text += f"; error {one.brier:.3f} over {one.n} guests, rules: {', '.join(rules)}"
        yield f"{text}."


def label_sentence(record: TrackRecord) -> str:
    """Say whether the questions show skill.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    """
    total = record.scores.questions
    if total is None:
        return "No question has an outcome yet, so none is scored."
    best = total.baselines[total.best]
    return (
        f"{total.n} question(s) scored: error {total.brier:.3f}, {rule_words(total.best)} "
        f"{best.brier:.3f}: {rule_words(total.label)}."
    )


def blind_spot_lines(record: TrackRecord) -> list[str]:
    """Return the questions that nothing forecasts, by reason.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    """
    by_reason: dict[str, list[str]] = {}
    for name, why in record.why_not.items():
        by_reason.setdefault(why, []).append(name)
    return [f"{join_words(names)}: {why}." for why, names in by_reason.items()]


def scores_view(record: TrackRecord) -> dict[str, Any]:
    """Return what the templates show of a track record.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    """
    return {
        "track_misses": miss_lines(record),
        "track_questions": question_rows(record),
        "track_question_head": QUESTION_HEAD,
        "track_rounds": round_rows(record),
        "track_round_head": ROUND_HEAD,
        "track_later": later_lines(record),
        "track_label": label_sentence(record),
        "track_blind": blind_spot_lines(record),
        "track_seats": seats_sentence(record),
    }
