"""Sentences and rows of a track record, misses first; every number is from the record.

The report has the best simple rule beside a forecast; where all rules are asked for, each is named.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from detente.assess.scores.record import GuestScores, LaterRound, QuestionScore, TrackRecord
from detente.report.messages.say import count, mark, say
from detente.report.sections.scores.reasons import (
    asked_words,
    label_words,
    reason_words,
    rule_words,
)
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
    "scores_view",
    "seats_sentence",
]

QUESTION_HEAD = (
    *(mark("question"), mark("forecast"), mark("happened"), mark("error")),
    mark("error of each simple rule"),
)
ROUND_HEAD = (
    *(mark("past rounds"), mark("n"), mark("error"), mark("best rule"), mark("its error")),
    *(mark("difference"), mark("label")),
)
_BEST_RULE = mark("best simple rule")
_ANSWERS = {"yes": mark("yes"), "no": mark("no"), "mixed": mark("mixed")}
_CAME = {
    True: mark("{round}: {guests} ({chance}) came"),
    False: mark("{round}: {guests} ({chance}) not there"),
}
_SHOWN = 8  # misses at past rounds that are listed one by one
_OUTPUTS = {
    "attendance": mark("at the table, all guests"),
    "attendance_seen": mark("at the table, guests who had come before"),
    "attendance_new": mark("at the table, guests who had never come"),
    "asked": mark("asked"),
    "comes": mark("comes if asked"),
}


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
        say(
            "{round}, {date}: {guests}.",
            round=one.title,
            date=one.date,
            guests=_missed_guests(record, one),
        )
        for one in record.later_rounds.values()
        if one.misses
    ]
    past = record.past_misses
    if past:
        lines.append(
            say(
                "Past rounds: {number} of {cells} guests on the wrong side of one half; the worst: "
                "{worst}.",
                number=len(past),
                cells=record.attendance.model.n if record.attendance else len(past),
                worst=_worst(record),
            )
        )
    return lines


def _worst(record: TrackRecord) -> str:
    """Name the guests of past rounds who were forecast worst, by round and forecast."""
    alike: dict[tuple[str, str, bool], list[str]] = {}
    for one in record.past_misses[:_SHOWN]:
        key = (record.titles[one.round], percent(one.forecast), bool(one.came))
        alike.setdefault(key, []).append(record.names[one.guest])
    return "; ".join(
        say(
            _CAME[came],
            round=title,
            guests=join_words(guests),
            chance=chance,
        )
        for (title, chance, came), guests in alike.items()
    )


def _missed_question(name: str, one: QuestionScore) -> str:
    return say(
        "{id}: forecast {chance}, the answer was {answer}. {question}",
        id=name,
        chance=percent(one.forecast),
        answer=_answer(one),
        question=one.text,
    )


def _answer(one: QuestionScore) -> str:
    return say(_ANSWERS[one.answer]) if one.answer else say("open")


def _missed_guests(record: TrackRecord, one: LaterRound) -> str:
    came, absent = (
        [
            say("{guest} ({chance})", guest=record.names[g], chance=percent(one.guests[g].forecast))
            for g in one.misses
            if one.guests[g].came == outcome
        ]
        for outcome in (1, 0)
    )
    parts = []
    if came:
        parts.append(say("{guests} came against the forecast", guests=join_words(came)))
    if absent:
        parts.append(
            count(
                len(absent),
                "{guests} was expected and not there",
                "{guests} were expected and not there",
                guests=join_words(absent),
            )
        )
    return "; ".join(parts)


def question_rows(record: TrackRecord, *, every: bool = True) -> list[list[str]]:
    """Return a row for each question that was forecast, the largest errors first.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    every : bool
        Whether each rule is named, or the best one.
    """
    found = sorted(record.questions.items(), key=lambda pair: -_error(pair[1]))
    return [
        [
            # The report writes a question that was missed out above the table.
            name
            if one.miss and not every
            else say("{id} ({metric})", id=name, metric=asked_words(one.metric)),
            percent(one.forecast),
            _answer(one),
            "–" if one.brier is None else f"{one.brier:.3f}",
            _rules(one, every=every),
        ]
        for name, one in found
    ]


def _rules(one: QuestionScore, *, every: bool) -> str:
    """Return the error of each rule or of the best, or what each says while a question is open."""
    if one.brier is not None:
        rules = one.baselines if every else _best(one.baselines)
        return _named({rule: f"{error:.3f}" for rule, error in rules.items()})
    said = _named({rule: percent(chance) for rule, chance in one.guesses.items()})
    return say("not scored; the rules say: {rules}", rules=said)


def _best(errors: Mapping[str, float]) -> dict[str, float]:
    """Return the rule with the smallest error; nothing without a rule."""
    rule = min(errors, key=errors.__getitem__, default=None)
    return {} if rule is None else {rule: errors[rule]}


def _named(by_rule: Mapping[str, str]) -> str:
    """Return rules with the number of each."""
    return ", ".join(
        say("{rule} {number}", rule=rule_words(rule), number=number)
        for rule, number in by_rule.items()
    )


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
        _round_row(say(words), one)
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
        say(
            "{middle} ({low} to {high})",
            middle=_signed(point),
            low=_signed(low),
            high=_signed(high),
        ),
        label_words(one.label),
    ]


def seats_sentence(record: TrackRecord, *, every: bool = True) -> str:
    """Say how well the number at the table was forecast; empty without a past round.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    every : bool
        Whether each rule is named, or the best one.
    """
    seats = record.seats
    if seats is None:
        return ""
    errors = {name: rule.crps for name, rule in seats.baselines.items()}
    shown = errors if every else _best(errors)
    places = {
        "score": f"{seats.crps:.2f}",
        "rules": _named({name: f"{crps:.2f}" for name, crps in shown.items()}),
        "label": label_words(seats.label),
    }
    if every:
        return say(
            "Seats at past rounds, continuous ranked probability score: {score}; {rules}: {label}.",
            **places,
        )
    return say(
        "Seats at past rounds, continuous ranked probability score: {score}, best rule {rules}: "
        "{label}.",
        **places,
    )


def _signed(value: float) -> str:
    """Return a difference with its sign; zero has none."""
    shown = round(value, 3) + 0.0
    return f"{shown:+.3f}".replace("-", "\N{MINUS SIGN}") if shown else "0.000"


def later_lines(record: TrackRecord, *, every: bool = True) -> list[str]:
    """Return a sentence for each round after the as-of date.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    every : bool
        Whether each rule is named, or the best one.
    """
    return list(_later(record, every=every))


def _later(record: TrackRecord, *, every: bool) -> Iterator[str]:
    for one in record.later_rounds.values():
        places: dict[str, object] = {
            "round": one.title,
            "date": one.date,
            "seats": span(one.seats),
            "taken": one.seats_came,
        }
        if one.brier is None:
            yield say("{round}, {date}: {seats} seats forecast, {taken} taken.", **places)
        else:
            rules = one.baselines if every else _best(one.baselines)
            places["error"] = f"{one.brier:.3f}"
            places["rules"] = _named({name: f"{error:.3f}" for name, error in rules.items()})
            yield _scored(one.n, places, every=every)


def _scored(guests: int, places: Mapping[str, object], *, every: bool) -> str:
    if every:
        return count(
            guests,
            "{round}, {date}: {seats} seats forecast, {taken} taken; error {error} over {number} "
            "guest, rules: {rules}.",
            "{round}, {date}: {seats} seats forecast, {taken} taken; error {error} over {number} "
            "guests, rules: {rules}.",
            **places,
        )
    return count(
        guests,
        "{round}, {date}: {seats} seats forecast, {taken} taken; error {error} over {number} "
        "guest, best rule {rules}.",
        "{round}, {date}: {seats} seats forecast, {taken} taken; error {error} over {number} "
        "guests, best rule {rules}.",
        **places,
    )


def label_sentence(record: TrackRecord) -> str:
    """Say whether the questions show skill.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    """
    total = record.scores.questions
    if total is None:
        return say("No question has an outcome yet, so none is scored.")
    return count(
        total.n,
        "{number} question scored: error {error}, the simple rule “{rule}” {best}: {label}.",
        "{number} questions scored: error {error}, the simple rule “{rule}” {best}: {label}.",
        error=f"{total.brier:.3f}",
        rule=rule_words(total.best),
        best=f"{total.baselines[total.best].brier:.3f}",
        label=label_words(total.label),
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
    return [
        say("{questions}: {reason}.", questions=join_words(names), reason=reason_words(why))
        for why, names in by_reason.items()
    ]


def scores_view(record: TrackRecord) -> dict[str, Any]:
    """Return what the templates show of a track record.

    Parameters
    ----------
    record : TrackRecord
        The track record.
    """
    return {
        "track_misses": miss_lines(record),
        "track_questions": question_rows(record, every=False),
        "track_question_head": [say(title) for title in (*QUESTION_HEAD[:-1], _BEST_RULE)],
        "track_rounds": round_rows(record),
        "track_round_head": [say(title) for title in ROUND_HEAD],
        "track_later": later_lines(record, every=False),
        "track_label": label_sentence(record),
        "track_blind": blind_spot_lines(record),
        "track_seats": seats_sentence(record, every=False),
    }
