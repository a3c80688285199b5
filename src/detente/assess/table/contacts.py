"""Report contacts: on the as-of date, and at the horizon under each option."""

from detente.assess.options.engaged import engages_nobody
from detente.assess.table.holdout import holdout_chance
from detente.assess.table.prior_contact import DRAWS, prior_of_contact, prior_paths
from detente.assess.table.record import Consensus, Contacts, PowerContact, RecordedTie
from detente.case.case import Case
from detente.case.schema.options import Strategy
from detente.case.schema.world import Relation
from detente.engagement.task import EngagementTask
from detente.runs.draws import Rows
from detente.runs.statistics import interval, level_shares, share
from detente.vocabulary.input_key import InputKey
from detente.vocabulary.levels import LEVELS

__all__ = ["contacts"]


def contacts(task: EngagementTask, rows: Rows) -> Contacts:
    """Return the recorded ties and the contact levels of powers and factions.

    Parameters
    ----------
    task : EngagementTask
        The simulation of the run.
    rows : Rows
        Columns of the run, only draws that are defined.
    """
    case = task.case
    powers = [p.id for p in case.powers() if p.id != case.settings.convenor]
    options = [s.id for s in case.settings.strategies]
    paths = prior_paths(task, min(DRAWS, int(rows.inputs["draw"][-1]) + 1))
    return Contacts(
        recorded=[_recorded(case, tie, rows) for tie in case.relations if tie.type != "neighbour"],
        powers={s: {p: _power(rows, s, p) for p in powers} for s in options},
        factions={
            s: {
                f.id: level_shares(rows.output(s, f"engaged.{f.id}"), LEVELS)
                for f in case.factions()
            }
            for s in options
        },
        nobody={s.id: _nobody(rows, s) for s in case.settings.strategies},
        consensus={
            s: Consensus(
                powers=interval(rows.output(s, "consensus")),
                weighted=interval(rows.output(s, "consensus_weighted")),
            )
            for s in options
        },
        holdout=holdout_chance(task, rows, paths),
        prior=prior_of_contact(task, rows, paths),
    )


def _nobody(rows: Rows, strategy: Strategy) -> float | None:
    empty = engages_nobody(rows, strategy)
    return None if empty is None else share(empty)


def _power(rows: Rows, option: str, power: str) -> PowerContact:
    month = rows.output(option, f"opened.{power}")
    ever = month >= 0
    return PowerContact(
        levels=level_shares(rows.output(option, f"contact.{power}"), LEVELS),
        ever_open=share(ever),
        first_open=interval(month[ever]),
    )


def _recorded(case: Case, tie: Relation, rows: Rows) -> RecordedTie:
    """Return a recorded tie, a leader's as one of the body led, with its share of draws."""
    drawn = rows.inputs.get(str(InputKey.tie(tie.id, tie.type)))
    return RecordedTie(
        id=tie.id,
        type=tie.type,
        from_=case.organisation(tie.from_),
        to=case.organisation(tie.to),
        third=tie.third and case.organisation(tie.third),
        level=tie.level,
        acknowledged=tie.acknowledged,
        issuer=tie.issuer,
        since=tie.date_from.isoformat() if tie.date_from else None,
        until=tie.date_to.isoformat() if tie.date_to else None,
        precision=tie.precision,
        exists=None if drawn is None else share(drawn),
        claims=tie.claims,
        note=tie.note,
    )
