"""Actors' positions on issues: the one record that every reader of a bare table returns."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import numpy as np

from detente.errors import CaseError, Finding
from detente.numerics.arrays import Bools, Floats
from detente.position_tables.kinds import TableKinds

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

__all__ = ["Form", "IssueFacts", "PositionTable", "Stand", "position_table"]

Form: TypeAlias = Literal["plain", "ktab", "decide"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What one row says: where an actor stands on an issue.

    Parameters
    ----------
    line : int
        Line of the row in its file.
    actor, issue : str
        Names.
    position : float
        In the units of the issue; NaN where the actor has none and is absent.
    salience : float
        Share of its means it would spend on the issue, in [0, 1].
    capability : float
        Means it can bring to bear, >= 0.
    """

    line: int
    actor: str
    issue: str
    position: float
    salience: float
    capability: float


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFacts:
    """What a file says of an issue as a whole; NaN where it does not.

    Parameters
    ----------
    low, high : float
        Ends of its scale, in the units of the issue.
    status_quo, reversion : float
        What holds today, and what would hold without a deal.
    """

    low: float = math.nan
    high: float = math.nan
    status_quo: float = math.nan
    reversion: float = math.nan


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionTable:
    """Positions, saliences and capabilities of actors on issues.

    Parameters
    ----------
    file : str
        Name of the file.
    form : {"plain", "ktab", "decide"}
        Its format.
    actors, issues : tuple of str
        Names, in the order of the file.
    position : array of float, shape (issue, actor)
        In the units of each issue; NaN where an actor is absent from it.
    salience : array of float, shape (issue, actor)
        Shares in [0, 1]; 0 where absent.
    capability : array of float, shape (issue, actor)
        Means, >= 0; 0 where absent.
    scale : array of float, shape (issue, 2)
        Least and greatest position: as the file says, else the range of what it holds.
    scale_given : tuple of bool
        Does the file say so?
    status_quo, reversion : array of float, shape (issue,)
        What holds today, and without a deal; NaN where the file does not say.
    findings : tuple of Finding
        Warnings of the reader.
    """

    file: str
    form: Form
    actors: tuple[str, ...]
    issues: tuple[str, ...]
    position: Floats
    salience: Floats
    capability: Floats
    scale: Floats
    scale_given: tuple[bool, ...]
    status_quo: Floats
    reversion: Floats
    findings: tuple[Finding, ...] = field(default=())

    @property
    def present(self) -> Bools:
        """Who has a position on which issue, shape (issue, actor)."""
        return ~np.isnan(self.position)

    @property
    def influence(self) -> Floats:
        """Capability times salience, shape (issue, actor)."""
        return self.capability * self.salience

    @property
    def power(self) -> Floats | None:
        """Capability of each actor, shape (actor,); None where it differs between issues.

        It is 0 for an actor without any position.
        """
        here = self.present
        most = np.max(self.capability, axis=0, where=here, initial=-np.inf)
        least = np.min(self.capability, axis=0, where=here, initial=np.inf)
        known = here.any(axis=0)
        return None if (most[known] != least[known]).any() else np.where(known, most, 0.0)

    def to_dataframe(self) -> "pd.DataFrame":
        """Return one row per actor and issue that it has a position on.

        Raises
        ------
        MissingExtraError
            If pandas is not installed.
        """
        from detente.models.labelled import extra

        held = np.argwhere(self.present)
        columns: dict[str, list[Any]] = {  # names and numbers
            "issue": [self.issues[k] for k, _ in held],
            "actor": [self.actors[i] for _, i in held],
        }
        for name in ("position", "salience", "capability"):
            columns[name] = [float(getattr(self, name)[k, i]) for k, i in held]
        frame: pd.DataFrame = extra("pandas").DataFrame(columns)
        return frame

    def to_dataset(self) -> "xr.Dataset":
        """Return the table with named dimensions, as `detente.labelled` takes it.

        Capability has the dimension issue only where it differs between issues.

        Raises
        ------
        MissingExtraError
            If xarray is not installed.
        """
        from detente.models.labelled import extra

        both = ("issue", "actor")
        power = self.power
        variables: dict[str, Any] = {  # dimensions and numbers
            "position": (both, self.position),
            "salience": (both, self.salience),
            "capability": (both, self.capability) if power is None else ("actor", power),
        }
        ends = {n: ("issue", getattr(self, n)) for n in ("status_quo", "reversion")}
        names = {"issue": list(self.issues), "actor": list(self.actors)}
        dataset: xr.Dataset = extra("xarray").Dataset({**variables, **ends}, coords=names)
        return dataset


def position_table(
    file: str,
    form: Form,
    stands: Sequence[Stand],
    facts: dict[str, IssueFacts] | None = None,
    *,
    actors: Sequence[str] = (),
    findings: Sequence[Finding] = (),
) -> PositionTable:
    """Return the table that rows make, or raise everything that is wrong with them.

    Parameters
    ----------
    file : str
        Name of the file, for findings.
    form : {"plain", "ktab", "decide"}
        Its format.
    stands : sequence of Stand
        The rows.
    facts : dict, optional
        What is known of issues as a whole; its order is theirs.
    actors : sequence of str, optional
        Names in their order, also of actors without a row.
    findings : sequence of Finding, optional
        What the reader found already.

    Returns
    -------
    PositionTable
        With warnings among its findings.

    Raises
    ------
    CaseError
        If there is an error among the findings, or an actor stands on an issue twice.

    Examples
    --------
    >>> row = dict(issue="delay", salience=1.0, capability=1.0)
    >>> rows = [
    ...     Stand(line=2, actor="A", position=4.0, **row),
    ...     Stand(line=3, actor="B", position=10.0, **row),
    ... ]
    >>> position_table("years.csv", "plain", rows).scale.tolist()
    [[4.0, 10.0]]
    """
    known = facts or {}
    found = [*findings, *_twice(file, stands)]
    if not stands and not found:
        found.append(TableKinds.table_empty(file))
    if any(f.severity == "error" for f in found):
        raise CaseError(found)
    people = {name: n for n, name in enumerate(dict.fromkeys([*actors, *_names(stands, "actor")]))}
    issues = {name: n for n, name in enumerate(dict.fromkeys([*known, *_names(stands, "issue")]))}
    position = np.full((len(issues), len(people)), np.nan)
    salience, capability = np.zeros_like(position), np.zeros_like(position)
    for stand in stands:
        if math.isnan(stand.position):
            continue
        at = issues[stand.issue], people[stand.actor]
        position[at] = stand.position
        salience[at], capability[at] = stand.salience, stand.capability
    about = [known.get(name, IssueFacts()) for name in issues]
    scale = np.array([_ends(one, row) for one, row in zip(about, position, strict=True)])
    return PositionTable(
        file=file,
        form=form,
        actors=tuple(people),
        issues=tuple(issues),
        position=position,
        salience=salience,
        capability=capability,
        scale=scale,
        scale_given=tuple(not math.isnan(one.low) for one in about),
        status_quo=np.array([one.status_quo for one in about]),
        reversion=np.array([one.reversion for one in about]),
        findings=(*found, *_empty_issues(file, tuple(issues), position, salience * capability)),
    )


def _names(stands: Sequence[Stand], column: str) -> list[str]:
    return [getattr(stand, column) for stand in stands]


def _twice(file: str, stands: Sequence[Stand]) -> list[Finding]:
    """Return a finding for each row whose actor stands on the issue already."""
    first: dict[tuple[str, str], int] = {}
    found = []
    for stand in stands:
        before = first.setdefault((stand.issue, stand.actor), stand.line)
        if before != stand.line:
            found.append(
                TableKinds.actor_twice(file, stand.line, "actor", value=stand.actor, before=before)
            )
    return found


def _ends(facts: IssueFacts, positions: Floats) -> tuple[float, float]:
    """Return the ends of a scale; without any stated, the range of what stands on it."""
    if not math.isnan(facts.low):
        return facts.low, facts.high
    held = np.array([*positions, facts.status_quo, facts.reversion])
    held = held[~np.isnan(held)]
    if held.size == 0:
        return 0.0, 1.0
    low, high = float(held.min()), float(held.max())
    # With all in one place any length will do: distances are 0.
    return (low, high) if low < high else (low - 0.5, low + 0.5)


def _empty_issues(
    file: str, issues: tuple[str, ...], position: Floats, influence: Floats
) -> list[Finding]:
    found = []
    for name, row, weight in zip(issues, position, influence, strict=True):
        if np.isnan(row).all():
            found.append(TableKinds.no_position(file, field="position", value=name))
        elif not weight.any():
            found.append(TableKinds.no_influence(file, field="capability", value=name))
    return found
