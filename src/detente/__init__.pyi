from . import errors as errors
from .assess.contributions.answer import contributions as contributions
from .assess.evidence.flips.answer import flips as flips
from .assess.open_run import Run as Run
from .assess.open_run import open_run as open_run
from .assess.questions import attendance as attendance
from .assess.questions import camps as camps
from .assess.questions import outcomes as outcomes
from .assess.run import run as run
from .case.case import Case as Case
from .case.reading.read import check_case as check_case
from .case.reading.read import read_case as read_case
from .errors import CaseError as CaseError
from .errors import DetenteError as DetenteError
from .errors import Finding as Finding
from .models.labelled import labelled as labelled
from .runs.plan import Plan as Plan

__version__: str
