"""Say a message in the language of the report, with named places filled in.

A message is a whole sentence, or a whole label; the English text is its id. What fills a place is a
number, a name, a text of the case, or another message. Where the script runs from right to left
each of them is set apart, so that a name in another script does not turn the sentence round.
"""

from markupsafe import Markup

from detente.report.messages.language import spoken

__all__ = ["count", "mark", "say", "say_markup"]

_APART = "\N{FIRST STRONG ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"


def say(message: str, /, **places: object) -> str:
    """Return a message in the language of the report.

    Parameters
    ----------
    message : str
        The English text, written out where it is said; places are names in braces.
    **places : object
        What fills each place.

    Examples
    --------
    >>> say("{share} of draws end in a deal.", share="12 %")
    '12 % of draws end in a deal.'
    """
    text = spoken().messages.gettext(message)
    return text.format(**{k: _apart(str(v)) for k, v in places.items()}) if places else text


def count(number: int, one: str, several: str, /, **places: object) -> str:
    """Return a message that counts something, in the form of that number.

    Parameters
    ----------
    number : int
        What is counted; it fills the place ``number`` unless that is given.
    one, several : str
        The English text for one, and for any other number.
    **places : object
        What fills the other places.

    Examples
    --------
    >>> count(1, "{number} round", "{number} rounds"), count(3, "{number} round", "{number} rounds")
    ('1 round', '3 rounds')
    """
    text = spoken().messages.ngettext(one, several, number)
    filled = {"number": number} | places
    return text.format(**{k: _apart(str(v)) for k, v in filled.items()})


def say_markup(message: str, /, **places: object) -> Markup:
    """Return a message with tags in it, for a template; what fills a place is escaped.

    Parameters
    ----------
    message : str
        The English text with its tags, written out in a template.
    **places : object
        What fills each place; markup that a template made stays markup.

    Examples
    --------
    >>> say_markup("See <b>{name}</b>.", name="A & B")
    Markup('See <b>A &amp; B</b>.')
    """
    text = Markup(spoken().messages.gettext(message))
    return text.format(**{k: _set_apart(v) for k, v in places.items()}) if places else text


def mark(message: str, /) -> str:
    """Return a message as it is, to be said later: for tables of words at the top of a file.

    Examples
    --------
    >>> mark("Passes")
    'Passes'
    """
    return message


def _apart(text: str) -> str:
    """Set a text apart in a script that runs from right to left."""
    return _APART.format(text) if spoken().direction == "rtl" else text


def _set_apart(value: object) -> Markup:
    """Escape what is no markup, and set it apart likewise."""
    escaped = Markup.escape(value)
    return Markup(_APART).format(escaped) if spoken().direction == "rtl" else escaped
