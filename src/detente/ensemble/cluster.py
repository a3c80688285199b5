"""Run chunks on a Dask cluster; lost and added workers do not change the results."""

import time
from collections import deque
from collections.abc import Iterator
from typing import Any

import detente
from detente.ensemble.chunks import Chunk, ChunkTask
from detente.errors import ExecutorError
from detente.numerics.compile import sources_digest

__all__ = ["run_on_cluster"]

Client = Any  # distributed is an optional dependency, and its functions have no types

_ANSWER = 10.0  # seconds within which a scheduler must answer
_LOOK = 2.0  # seconds between two checks that there are still workers
_WITHOUT = 60.0  # seconds without a worker after which the run stops
_AHEAD = 2  # chunks in flight per thread
_RETRIES = 5  # workers that a chunk may lose before the chunk is considered the cause
_OTHER = (
    "worker {} runs {}, this is {}; install the same version everywhere, otherwise the numbers "
    "may differ"
)


def run_on_cluster(task: ChunkTask, todo: list[tuple[int, int]], address: str) -> Iterator[Chunk]:
    """Yield chunks as they finish, in any order.

    Parameters
    ----------
    task : ChunkTask
        The simulation; pickled with every chunk, so that no worker depends on another.
    todo : list of (first, count)
        Ranges of draws.
    address : str
        Address of the scheduler, for example ``tcp://127.0.0.1:8786``.

    Raises
    ------
    ExecutorError
        If Dask is not installed; if no scheduler answers, it has no workers, or a worker runs
        another version; if the scheduler or all workers are lost.

    Notes
    -----
    If a worker is killed, another worker runs its chunks again. Results are pickles: use only
    clusters that you trust, and use TLS on shared networks.
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
        message = (
            "Dask is not installed; install detente[cluster], or use executor threads or processes"
        )
        raise ExecutorError(message) from error
    try:
        connect: Any = distributed.Client
        return connect(address, timeout=_ANSWER, name="detente")
    except TypeError as error:  # distributed raises this for tls:// without certificates
        message = (
            f"{address} needs certificates; give their paths in Dask's configuration, "
            "distributed.comm.tls"
        )
        raise ExecutorError(message) from error
    except (OSError, TimeoutError, ValueError, RuntimeError) as error:
        message = (
            f"no scheduler answers at {address} within {_ANSWER:.0f} seconds; start one with "
            "'dask scheduler', or check the address that it prints"
        )
        raise ExecutorError(message) from error


def _facts() -> tuple[str, str]:
    """Return the version and the digest of the sources; both must be the same on every worker."""
    return detente.__version__, sources_digest()


def _check_workers(client: Client, address: str) -> None:
    """Raise if a cluster has no workers, or a worker whose version differs."""
    if not client.nthreads():
        message = f"{address} has no workers; start some with 'dask worker {address}'"
        raise ExecutorError(message)
    own = _facts()
    versions: dict[str, Any] = client.run(_facts, on_error="return")
    for worker, facts in sorted(versions.items()):
        if isinstance(facts, ImportError):
            message = f"worker {worker} has no detente {own[0]}; install it on that worker"
            raise ExecutorError(message) from facts
        if facts != own:
            version = str(facts) if isinstance(facts, Exception) else _version(facts)
            raise ExecutorError(_OTHER.format(worker, version, _version(own)))


def _checked(expected: tuple[str, str], task: ChunkTask, first: int, count: int) -> Chunk:
    """Return a chunk; raise if a worker that joined later runs another version."""
    if _facts() != expected:
        message = _OTHER.format("that joined later", _version(_facts()), _version(expected))
        raise ExecutorError(message)
    return task(first, count)


def _version(facts: tuple[str, str]) -> str:
    return f"detente {facts[0]} ({facts[1]})"


def _run(
    client: Client, task: ChunkTask, todo: deque[tuple[int, int]], address: str
) -> Iterator[Chunk]:
    """Keep a few chunks in flight per thread, and release each chunk once it is yielded."""
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
                "continue with --set resume=true"
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
    """Return an error with advice if the cluster is the cause; otherwise the error itself."""
    if isinstance(error, ImportError):
        message = f"a worker of {address} cannot import detente ({error}); install detente there"
        return ExecutorError(message)
    lost = {"KilledWorker", "CommClosedError", "CancelledError", "FutureCancelledError"}
    if type(error).__name__ in lost or isinstance(error, OSError):
        message = (
            f"the cluster at {address} was lost or keeps losing workers "
            f"({type(error).__name__}: {str(error).splitlines()[0] if str(error) else 'closed'}); "
            "finished chunks are kept: continue with --set resume=true"
        )
        return ExecutorError(message)
    return error
