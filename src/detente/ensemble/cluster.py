"""Running chunks on a Dask cluster: workers may come, go and be killed; the bits are the same."""

import time
from collections import deque
from collections.abc import Iterator
from typing import Any

import detente
from detente.ensemble.chunks import Chunk, ChunkTask
from detente.errors import ExecutorError
from detente.numerics.compile import sources_digest

__all__ = ["run_on_cluster"]

Client = Any  # distributed is an extra, and its functions have no types

_ANSWER = 10.0  # seconds in which a scheduler must answer
_LOOK = 2.0  # seconds between two looks at whether anybody still works
_WITHOUT = 60.0  # seconds without a worker after which a run is given up
_AHEAD = 2  # chunks in flight by thread
_RETRIES = 5  # workers that a chunk may lose before it is taken to be at fault
_OTHER = (
    "worker {} runs {}, this is {}; install the same version everywhere, or the numbers would not "
    "be the same"
)


def run_on_cluster(task: ChunkTask, todo: list[tuple[int, int]], address: str) -> Iterator[Chunk]:
    """Yield chunks as they are done, in any order.

    Parameters
    ----------
    task : ChunkTask
        The simulation; pickled with every chunk, so that no worker holds what others need.
    todo : list of (first, count)
        Which draws.
    address : str
        Address of the scheduler, for example ``tcp://127.0.0.1:8786``.

    Raises
    ------
    ExecutorError
        If Dask is not installed; if nobody answers, nobody works or a worker runs another version;
        if all workers are lost, or the scheduler.

    Notes
    -----
    A chunk of a worker that is killed, finished or not, is run again by another. Results are
    pickles: use only clusters you trust, and TLS where the network is not yours.
    """
    client = _connect(address)
    try:
        _check_workers(client, address)
        yield from _run(client, task, deque(todo), address)
    except ExecutorError:
        raise
    except Exception as error:
        raise _translated(error, address) from error
    finally:
        client.close(timeout=_ANSWER)


def _connect(address: str) -> Client:
    try:
        import distributed
    except ImportError as error:
        message = "Dask is not installed; install detente[cluster], or run without executor"
        raise ExecutorError(message) from error
    try:
        connect: Any = distributed.Client
        return connect(address, timeout=_ANSWER, name="detente")
    except TypeError as error:  # what distributed raises for tls:// without certificates
        message = (
            f"{address} needs certificates; name them in Dask's configuration, distributed.comm.tls"
        )
        raise ExecutorError(message) from error
    except (OSError, TimeoutError, ValueError, RuntimeError) as error:
        message = (
            f"no scheduler answers at {address} within {_ANSWER:.0f} seconds; start one with "
            "'dask scheduler', or see the address it prints"
        )
        raise ExecutorError(message) from error


def _facts() -> tuple[str, str]:
    """Return what must be the same on every worker: version, digest of the sources."""
    return detente.__version__, sources_digest()


def _check_workers(client: Client, address: str) -> None:
    """Refuse a cluster without workers, or with one that would compute other numbers."""
    if not client.nthreads():
        message = f"{address} has no workers; start some with 'dask worker {address}'"
        raise ExecutorError(message)
    own = _facts()
    found: dict[str, Any] = client.run(_facts, on_error="return")
    for worker, facts in sorted(found.items()):
        if isinstance(facts, ImportError):
            message = f"worker {worker} has no detente {own[0]}; install it there"
            raise ExecutorError(message) from facts
        if facts != own:
            found_there = str(facts) if isinstance(facts, Exception) else _told(facts)
            raise ExecutorError(_OTHER.format(worker, found_there, _told(own)))


def _checked(expected: tuple[str, str], task: ChunkTask, first: int, count: int) -> Chunk:
    """Return a chunk; refuse where a worker that joined later would compute other numbers."""
    if _facts() != expected:
        message = _OTHER.format("that joined later", _told(_facts()), _told(expected))
        raise ExecutorError(message)
    return task(first, count)


def _told(facts: tuple[str, str]) -> str:
    return f"detente {facts[0]} ({facts[1]})"


def _run(
    client: Client, task: ChunkTask, todo: deque[tuple[int, int]], address: str
) -> Iterator[Chunk]:
    """Keep a few chunks in flight for each thread, and forget each once it is handed on."""
    import distributed

    wait: Any = distributed.wait
    flying: set[Any] = set()
    last_seen = time.monotonic()
    while todo or flying:
        threads = sum(client.nthreads().values())
        if threads:
            last_seen = time.monotonic()
        elif time.monotonic() - last_seen > _WITHOUT:
            message = (
                f"all workers of {address} are lost; finished chunks are kept: start workers and "
                "go on with --set resume=true"
            )
            raise ExecutorError(message)
        while todo and len(flying) < max(1, _AHEAD * threads):
            first, count = todo.popleft()
            key = f"detente-{first}-{count}-{time.monotonic_ns()}"
            how = {"key": key, "pure": False, "retries": _RETRIES}
            flying.add(client.submit(_checked, _facts(), task, first, count, **how))
        try:
            done = wait(flying, timeout=_LOOK, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            continue
        flying -= done
        while done:
            yield done.pop().result()


def _translated(error: Exception, address: str) -> Exception:
    """Return what a user can act on, where the cluster is at fault; else the error itself."""
    if isinstance(error, ImportError):
        message = f"a worker of {address} cannot load detente ({error}); install it there"
        return ExecutorError(message)
    lost = {"KilledWorker", "CommClosedError", "CancelledError", "FutureCancelledError"}
    if type(error).__name__ in lost or isinstance(error, OSError):
        message = (
            f"the cluster at {address} was lost or keeps losing workers "
            f"({type(error).__name__}: {str(error).splitlines()[0] if str(error) else 'closed'}); "
            "finished chunks are kept: go on with --set resume=true"
        )
        return ExecutorError(message)
    return error
