"""Advice and dissent about the example case, without any finding."""

ADVICE = """\
---
written_on: 2020-06-20
by: analyst            # a role, not a person
handling: internal
---
what_is_new: The river wing offers talks without conditions.
why_it_matters: The next round could be the first that two wings attend.
recommendations:
  - do: Invite the river wing to the next round.
    with: the river wing's office
    lever: a seat at the table
    legal_note: The label does not forbid talks.
    first_90_days: Send a note, then meet once.
    who_objects: The capital, because it was not asked.
    how_to_undo: Withdraw the invitation.
    when_to_stop: An attack on the talks by the wing.
    option: selective
  - do: Say in public that the list is open.
    who_objects: nobody
    how_to_undo: Say that it is closed.
    when_to_stop: After the round.
"""

DISSENT = """\
---
written_on: 2020-06-21
by: second analyst
---
dissents:
  - title: The Front is one movement, and the offer is a manoeuvre.
    text: >-
      Both wings have one purse. An offer by one of them costs the Front nothing
      and delays the capital.
    claims: [C3, C4]
  - title: No meeting took place.
    text: The ministry denies it, and nobody has seen one.
"""


def advice(*pairs: tuple[str, str]) -> str:
    """Return the advice with texts replaced, each once."""
    return _with(ADVICE, pairs)


def dissent(*pairs: tuple[str, str]) -> str:
    """Return the dissent with texts replaced, each once."""
    return _with(DISSENT, pairs)


def _with(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for old, new in pairs:
        assert old in text, f"the example no longer holds {old!r}"
        text = text.replace(old, new, 1)
    return text
