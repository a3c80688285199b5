"""``detente next``: what to elicit next, in words with the question to ask."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from detente.cli.known import known_case
from detente.cli.output import Quiet, answering, emit, emit_result, say
from detente.vocabulary.limits import MOST_DRAWS, MOST_SEED

if TYPE_CHECKING:
    from detente.assess.elicit.record import Asked, NextQuestions
    from detente.case.case import Case

__all__ = ["next_"]


def next_(
    case: Annotated[Path, typer.Argument(help="Case folder.")],
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Read nothing known later.")
    ] = None,
    draws: Annotated[int, typer.Option(min=16, max=MOST_DRAWS, help="Number of draws.")] = 8192,
    seed: Annotated[int, typer.Option(min=0, max=MOST_SEED, help="Seed.")] = 1,
    *,
    json: Annotated[bool, typer.Option("--json", help="The answer as JSON.")] = False,
    _quiet: Quiet = False,
) -> None:
    """Say what to elicit next: the five numbers that move the answer most, with the question."""
    with answering(as_json=json):
        from detente.assess.elicit.answer import next_questions
        from detente.cli.compiled import COMPILING, is_compiled

        known = known_case(case, as_of)
        if not is_compiled():
            say(COMPILING)
        say(f"a quick run of {draws} draws …")
        answer = next_questions(known, draws, seed)
    if json:
        emit_result(answer)
    else:
        _print(answer, known)


def _print(answer: "NextQuestions", case: "Case") -> None:
    from detente.report.inputs.names import InputNames
    from detente.report.inputs.titles import input_title

    if not answer.asked:
        emit("No number of the case moves the answer; see what `detente check` says of the case.")
        return
    emit(
        f"What to elicit next, from a quick run of {answer.draws} draws over {answer.inputs} "
        "numbers:"
    )
    if not any(one.clear for one in answer.asked):
        emit("No single number stands out from chance; ask for these first, or give more --draws.")
    names = InputNames.of_case(case)
    options = {s.id: s.title for s in case.settings.strategies}
    for n, one in enumerate(answer.asked, start=1):
        title = input_title(names, one.input)
        emit(f"\n{n}. {title[0].upper()}{title[1:]}")
        emit(f"   Ask: {one.question}")
        emit(f"   Now: {_now(one)}.")
        emit(f"   Moves: {_moves(one, options)}.")
        emit(f"   Write it in {one.write}.")


def _now(one: "Asked") -> str:
    from detente.report.words import join_words

    rows = (
        f"stated by {join_words(one.rows)}" if one.rows else "nobody stated it, a default is used"
    )
    return (
        f"{rows}; drawn {one.drawn.p50:.3g}, in 80 % of draws {one.drawn.p10:.3g} to "
        f"{one.drawn.p90:.3g}"
    )


def _moves(one: "Asked", options: dict[str, str]) -> str:
    from detente.report.metric_words import METRIC_WORDS
    from detente.report.words import percent

    what = "the value" if one.answer == "value" else METRIC_WORDS[one.answer]
    under = f"{what} under “{options[one.option]}”"
    if one.clear:
        share = percent(one.share)
        return (
            f"{under}: {share} of its variance goes with this number, the rest with others and luck"
        )
    return f"{under} most, but no more than chance alone would show in so many draws"
