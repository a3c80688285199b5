"""What the page says of what happens month by month."""

from typing import TypedDict

from detente.assess.summary.record import Summary
from detente.report.messages.say import say
from detente.report.pictures.figure import PanelSet
from detente.report.sections.months.chances import chances_caption, chances_figure
from detente.report.sections.months.fans import fans_caption, fans_figure
from detente.report.sections.months.steps import steps_figure

__all__ = ["MonthsView", "months_view"]


class MonthsView(TypedDict):
    """Three pictures with their captions.

    Parameters
    ----------
    fans, month_chances, month_steps : PanelSet or None
        Ranges of measures, chances of a deal, and chances of events before it; None where there
        is no course to draw.
    fans_caption, month_chances_caption, month_steps_caption : str
        What they show; empty where there is nothing to say.
    """

    fans: PanelSet | None
    fans_caption: str
    month_chances: PanelSet | None
    month_chances_caption: str
    month_steps: PanelSet | None
    month_steps_caption: str


def months_view(summary: Summary) -> MonthsView:
    """Return what the page says of what happens month by month.

    Parameters
    ----------
    summary : Summary
        Results of the run.
    """
    chances = chances_figure(summary)
    return {
        "fans": fans_figure(summary),
        "fans_caption": fans_caption(summary),
        "month_chances": chances,
        "month_chances_caption": chances_caption(summary),
        "month_steps": steps_figure(summary, keyed=chances is None),
        "month_steps_caption": "" if chances is None else say("Lines and bands as above."),
    }
