"""Names of the case that titles of inputs are made with."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from detente.assess.summary.record import Summary
from detente.assess.table.record import RecordedTie
from detente.case.case import Case

__all__ = ["InputNames"]


@dataclass(frozen=True, slots=True, kw_only=True)
class InputNames:
    """What the case calls its parts, by id.

    Parameters
    ----------
    actors : mapping of str
        Names of actors; leaders are not named.
    criteria, issues, shared_issues, regions : mapping of str
        Titles, or names.
    questions : mapping of str
        Questions of the sets of rival hypotheses.
    ties : mapping of RecordedTie
        Recorded ties.
    """

    actors: Mapping[str, str]
    criteria: Mapping[str, str]
    issues: Mapping[str, str]
    shared_issues: Mapping[str, str]
    regions: Mapping[str, str]
    questions: Mapping[str, str] = field(default_factory=dict)
    ties: Mapping[str, RecordedTie] = field(default_factory=dict)

    @classmethod
    def of_summary(cls, summary: Summary) -> Self:
        """Return the names that a summary holds.

        Parameters
        ----------
        summary : Summary
            The summary of a run.
        """
        return cls(
            actors={name: actor.name for name, actor in summary.actors.items()},
            criteria=summary.criteria,
            issues={name: issue.title for name, issue in summary.outcomes.items()},
            shared_issues=summary.shared_issues,
            regions=summary.regions,
            questions={name: rivals.question for name, rivals in summary.hypotheses.items()},
            ties={tie.id: tie for tie in summary.contacts.recorded},
        )

    @classmethod
    def of_case(cls, case: Case) -> Self:
        """Return the names in a case for numbers that an analyst can state.

        Parameters
        ----------
        case : Case
            The case.
        """
        settings = case.settings
        return cls(
            actors={one.id: one.name for one in case.actors if one.kind != "leader"},
            criteria={one.id: one.title for one in settings.criteria},
            issues={one.id: one.title for one in settings.issues},
            shared_issues={one.id: one.title for one in settings.shared_issues},
            regions={one.id: one.name for one in case.regions},
        )
