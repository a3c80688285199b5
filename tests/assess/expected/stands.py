"""What stands for a link, made for tests."""

from detente.assess.expected.record import Expected, Stand

_EMPTY = ("option", "against", "given", "number", "error", "interval", "verdict")


def stand(name: str, kind: str, decided: str, **fields) -> Stand:
    known = {**dict.fromkeys(_EMPTY), **fields}
    return Stand.model_validate({"name": name, "kind": kind, "decided": decided, **known})


def link(*stands: Stand, **fields) -> Expected:
    known = {"id": "e", "code": "M-1", "text": "It helps.", "direction": "more", "claims": ["C1"]}
    known |= {"verdict": "undecided", "stands": list(stands)}
    return Expected.model_validate({**known, **fields})
