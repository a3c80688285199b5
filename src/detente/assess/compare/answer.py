"""Compare two finished runs: answers, numbers with error, and what changed in the case."""

from detente.assess.compare.numbers import Sample, matched, option_pairs
from detente.assess.compare.record import SCHEMA, RunComparison, Side, Unmatched
from detente.assess.compare.rows import changed_rows, reordered_tables
from detente.assess.compare.settings import changed_run, changed_settings, reordered_lists
from detente.assess.summary.record import SCHEMA as SUMMARY
from detente.assess.summary.record import summary_of
from detente.errors import RunFolderError
from detente.runs.finished import FinishedRun
from detente.runs.result import schema_of

__all__ = ["compare"]


def compare(a: FinishedRun, b: FinishedRun) -> RunComparison:
    """Return what differs between two finished runs, of one case or of two.

    Parameters
    ----------
    a, b : FinishedRun
        The runs; differences are those of `b` from `a`.

    Returns
    -------
    RunComparison
        Both answers, the main numbers of each option that both have, and what changed in the case.

    Raises
    ------
    RunFolderError
        If a run is damaged, or its summary is of another format.

    Examples
    --------
    >>> import detente
    >>> from detente.case.publishing.new import template_folder
    >>> run = detente.run(template_folder(), draws=16, seed=1)
    >>> compare(run, run).same_run
    True
    """
    sides = _side(a), _side(b)
    draws, first, second = matched(Sample.of(a), Sample.of(b))
    titles_a, titles_b = _titles(a), _titles(b)
    return RunComparison(
        schema_=SCHEMA,
        a=sides[0],
        b=sides[1],
        same_run=sides[0].run == sides[1].run,
        same_case=sides[0].case == sides[1].case,
        draws=draws,
        options={
            option: option_pairs(first, second, option, draws.pairing)
            for option in titles_a
            if option in titles_b
        },
        unmatched=Unmatched(
            a={option: title for option, title in titles_a.items() if option not in titles_b},
            b={option: title for option, title in titles_b.items() if option not in titles_a},
        ),
        run=changed_run(a, b),
        settings=changed_settings(a.case, b.case),
        rows=changed_rows(a.case, b.case),
        reordered=[*reordered_tables(a.case, b.case), *reordered_lists(a.case, b.case)],
    )


def _side(run: FinishedRun) -> Side:
    """Return what identifies a run, and its answer."""
    schema = schema_of(run.folder, "summary.json")
    if schema != SUMMARY:
        message = (
            f"{run.folder.path / 'summary.json'} has schema {schema}; this version reads "
            f"{SUMMARY}; run the case again"
        )
        raise RunFolderError(message)
    summary = summary_of(run)
    return Side(
        case=summary.case,
        title=summary.title,
        handling=summary.handling,
        as_of=summary.as_of,
        horizon_months=summary.horizon_months,
        seed=summary.seed,
        draws=summary.draws,
        detente=summary.detente,
        digest=summary.digest,
        run=run.digest,
        answer=summary.answer,
    )


def _titles(run: FinishedRun) -> dict[str, str]:
    return {one.id: one.title for one in run.case.settings.strategies}
