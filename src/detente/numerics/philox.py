"""Counter-based random numbers: Philox4x64-10 :cite:p:`salmon2011`.

A number is a pure function of a key and a counter. So it does not depend on other draws, their
order, or the number of workers. The words equal those of ``numpy.random.Philox``.
"""

import hashlib

import numpy as np

from detente.numerics.arrays import Floats
from detente.numerics.compile import njit

__all__ = [
    "actor_key",
    "input_uniforms",
    "name_key",
    "named_generator",
    "normal_shock",
    "philox_block",
    "shock",
]

_M0 = np.uint64(0xD2E7470EE14C6C93)
_M1 = np.uint64(0xCA5A826395121157)
_W0 = np.uint64(0x9E3779B97F4A7C15)
_W1 = np.uint64(0xBB67AE8584CAA73B)
_LOW = np.uint64(0xFFFFFFFF)
_S32 = np.uint64(32)
_S12 = np.uint64(12)
_ZERO = np.uint64(0)
_UNIT = 2.0**-52


@njit
def _multiply_high(a: np.uint64, b: np.uint64) -> np.uint64:
    """Return the upper 64 bits of the 128-bit product."""
    a_low, a_high = a & _LOW, a >> _S32
    b_low, b_high = b & _LOW, b >> _S32
    low = a_low * b_low
    middle = a_high * b_low + (low >> _S32)
    other = a_low * b_high + (middle & _LOW)
    return a_high * b_high + (middle >> _S32) + (other >> _S32)


@njit
def philox_block(
    c0: np.uint64, c1: np.uint64, c2: np.uint64, c3: np.uint64, k0: np.uint64, k1: np.uint64
) -> tuple[np.uint64, np.uint64, np.uint64, np.uint64]:
    """Return the four words of Philox4x64-10 for a counter and a key.

    Parameters
    ----------
    c0, c1, c2, c3 : uint64
        The counter.
    k0, k1 : uint64
        The key.

    Returns
    -------
    tuple of four uint64
        The block that ``numpy.random.Philox`` gives when its counter has this value.
    """
    for step in range(10):
        if step > 0:
            k0 = k0 + _W0
            k1 = k1 + _W1
        high0, low0 = _multiply_high(_M0, c0), _M0 * c0
        high1, low1 = _multiply_high(_M1, c2), _M1 * c2
        c0, c1, c2, c3 = high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0
    return c0, c1, c2, c3


@njit
def open_uniform(word: np.uint64) -> float:
    """Return the middle of one of 2**52 equal steps; with 53 bits it could round up to 1."""
    return float((np.float64(word >> _S12) + 0.5) * _UNIT)


@njit
def shock(seed: int, stream: int, index: int, purpose: int, month: int, draw: int) -> float:
    """Return the uniform shock in (0, 1) for one purpose, month and draw.

    Parameters
    ----------
    seed, stream : int
        The key.
    index, purpose, month, draw : int
        The counter: whose shock, for what purpose, in which month, in which draw. The strategy is
        not part of it: a draw has the same shocks under every strategy.

    Returns
    -------
    float
        Uniform in the open interval (0, 1), with 52 bits.
    """
    word, _, _, _ = philox_block(
        np.uint64(index),
        np.uint64(purpose),
        np.uint64(month),
        np.uint64(draw),
        np.uint64(seed),
        np.uint64(stream),
    )
    return open_uniform(word)


@njit
def normal_shock(seed: int, stream: int, index: int, purpose: int, month: int, draw: int) -> float:
    r"""Return the standard normal shock for one purpose, month and draw.

    Parameters
    ----------
    seed, stream, index, purpose, month, draw : int
        As for :func:`shock`.

    Returns
    -------
    float
        Normal with mean 0 and standard deviation 1.

    Notes
    -----
    Box and Muller's transform of the block's first two uniforms:
    :math:`z = \sqrt{-2 \log u_0}\,\cos(2\pi u_1)`.
    """
    one, other, _, _ = philox_block(
        np.uint64(index),
        np.uint64(purpose),
        np.uint64(month),
        np.uint64(draw),
        np.uint64(seed),
        np.uint64(stream),
    )
    radius = np.sqrt(-2.0 * np.log(open_uniform(one)))
    return float(radius * np.cos(2.0 * np.pi * open_uniform(other)))


@njit
def _uniforms(seed: np.uint64, key: np.uint64, first: int, out: Floats) -> None:
    for i in range(out.shape[0]):
        word, _, _, _ = philox_block(np.uint64(first + i), _ZERO, _ZERO, _ZERO, seed, key)
        out[i] = open_uniform(word)


def name_key(name: str) -> int:
    """Return the 64-bit key of an input's name."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "little")


def actor_key(name: str) -> int:
    """Return a whole number below 2**53 from an actor's id; a float represents it exactly.

    It is the key of the actor's shocks, so adding or moving an actor does not change the shocks of
    other actors.
    """
    return name_key(name) >> 11


def named_generator(seed: int, name: str) -> np.random.Generator:
    """Return a generator for a named part of a run that needs a stream, not a counter."""
    return np.random.Generator(np.random.PCG64([seed, name_key(name)]))


def input_uniforms(seed: int, name: str, first: int, count: int) -> Floats:
    """Return the uniforms of one named input for a range of draws.

    Parameters
    ----------
    seed : int
        Seed of the run, >= 0.
    name : str
        Name of the input; each name has its own stream.
    first, count : int
        Draws ``first`` to ``first + count - 1``.

    Returns
    -------
    array of float, shape (count,)
        Uniform in (0, 1); draw n does not depend on the number of draws.
    """
    out = np.empty(count)
    _uniforms(np.uint64(seed), np.uint64(name_key(name)), first, out)
    return out
