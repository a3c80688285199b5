"""Generate the reference page of the parameters of the engagement model, and of what binds them."""

from collections.abc import Iterator

from detente.vocabulary.bindings.defaults import BINDINGS
from detente.vocabulary.bindings.record import Binding
from detente.vocabulary.bindings.wars import WARS
from detente.vocabulary.engagement import MECHANISMS, PARAMETERS
from detente.vocabulary.parameter import Parameter

__all__ = ["parameters_page"]

_FROM = {"record": "the record", "case": "the case", "derived": "other numbers"}
_SOURCES = {"judgement", "record", "case"}


def parameters_page() -> str:
    """Return the page as Markdown: parameters by mechanism, bindings by set, classes of wars."""
    return "\n".join(["# Parameters\n", *_parameters(), *_bindings(), *_wars()])


def _parameters() -> Iterator[str]:
    for mechanism in (*MECHANISMS, "inputs"):
        yield f"## `{mechanism}`\n"
        yield "| parameter | symbol | prior | meaning | source and reason |\n|---|---|---|---|---|"
        for one in PARAMETERS.values():
            if one.mechanism == mechanism:
                yield _row(one)
        yield ""


def _row(one: Parameter) -> str:
    if one.prior is not None:
        prior = str(one.prior)
    else:
        usual = f", else {one.default[0]:g}" if one.default else ""
        prior = f"from {_FROM[one.kind]}{usual}"
    notes = ["either sign"] if one.open else []
    notes += [f"bound by `{name}`" for name in one.sets]
    notes += ["one for each actor"] if one.each == "actor" else []
    source = one.source if one.source in _SOURCES else f"{{cite:p}}`{one.source}`"
    whole = "; ".join([prior, *notes])
    return f"| `{one.key}` | {one.symbol} | {whole} | {one.meaning} | {source}: {one.why} |"


def _bindings() -> Iterator[str]:
    yield "## Bindings\n"
    yield "What members of these sets bind, if a case does not say otherwise.\n"
    yield "| set | member | binds |\n|---|---|---|"
    for name, members in BINDINGS.items():
        for member, one in members.items():
            yield f"| `{name}` | `{member}` | {_bound(one)} |"
    yield ""


def _bound(one: Binding) -> str:
    parts = [f"`{key}` {prior}" for key, prior in one.priors.items()]
    if one.reading:
        parts.insert(0, f"reading *{one.reading}*")
    return "; ".join(parts)


def _wars() -> Iterator[str]:
    yield "## Plain classes of wars\n"
    yield "| class | wars | windows of 36 months with a deal |\n|---|---|---|"
    for name, one in WARS.items():
        yield f"| `{name}` | {one.title} | {one.deals} of {one.windows} |"
    yield ""
