"""Recognise the format of a position table from its content, and read it."""

from pathlib import Path

from detente.case.findings.catalogue import KINDS
from detente.case.reading.files import LIMIT_CSV, read_text
from detente.case.reading.foreign import foreign_text
from detente.errors import CaseError, Finding
from detente.position_tables.decide import is_decide, read_decide
from detente.position_tables.foreign_data import foreign_data
from detente.position_tables.ktab import is_ktab, read_ktab
from detente.position_tables.plain import read_plain
from detente.position_tables.record import PositionTable

__all__ = ["read_positions"]

_HINT = "give the path of a table with the columns actor, position, salience and capability"


def read_positions(path: Path) -> PositionTable:
    r"""Read a plain table, a KTAB table or a file of DECIDE records.

    Parameters
    ----------
    path : Path
        The file; its name does not matter.

    Returns
    -------
    PositionTable
        Its findings include warnings.

    Raises
    ------
    CaseError
        With every error in the file, each with its line, the value and what is allowed.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "tax.txt")
    >>> _ = path.write_text("#A;EU\n#P;tax\n#D;EU;tax;20;0.5;1\n")
    >>> read_positions(path).form
    'decide'
    """
    if path.is_dir():
        raise CaseError([KINDS.file_not_regular(path.name, what="a folder", hint=_HINT)])
    text = read_text(path, LIMIT_CSV)
    if text is None:
        raise CaseError([KINDS.file_missing(str(path), hint=_HINT)])
    if isinstance(text, Finding):
        raise CaseError([text])
    if what := foreign_text(text) or foreign_data(text):
        raise CaseError([KINDS.foreign_format(path.name, 1, what=what.name, hint=what.advice)])
    if is_decide(text):
        return read_decide(path)
    return read_ktab(path) if is_ktab(text) else read_plain(path)
