"""Check what the case asks of one option."""

from detente.case.checks.view import View
from detente.case.findings.catalogue import KINDS
from detente.case.findings.suggest import did_you_mean, listed
from detente.errors import Finding

__all__ = ["check_asks"]


def check_asks(view: View) -> list[Finding]:
    """Return findings about `asks`: ids that are no option, and an option beside itself."""
    if not view.holds("strategies", "asks") or view.case.settings.asks is None:
        return []
    asks, options = view.case.settings.asks, [one.id for one in view.case.settings.strategies]
    named: list[tuple[tuple[int | str, ...], str]] = [(("asks", "option"), asks.option)]
    named += [(("asks", "against", n), name) for n, name in enumerate(asks.against)]
    findings = [
        KINDS.asks_unknown(
            *view.at(*path), value=name, options=listed(options), hint=did_you_mean(name, options)
        )
        for path, name in named
        if name not in options
    ]
    findings += [
        KINDS.asks_itself(*view.at("asks", "against", n), value=name)
        for n, name in enumerate(asks.against)
        if name == asks.option
    ]
    if not view.case.settings.objectives and view.holds("objectives"):
        findings.append(KINDS.asks_unused(*view.at("asks")))
    return findings
