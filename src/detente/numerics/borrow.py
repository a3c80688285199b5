"""Lend arrays to kernels without counting references.

Numba counts the references to an array atomically each time a kernel passes it on or takes a row
of it; in small kernels that is most of their time. A borrowed array has no owner: nothing is
counted, and the caller must keep the array alive while a kernel works on it.
"""

from typing import Any

from numba.core import cgutils
from numba.core.imputils import impl_ret_untracked
from numba.extending import intrinsic
from numba.np.arrayobj import make_array

__all__ = ["borrow"]


@intrinsic  # type: ignore[untyped-decorator]  # Numba has no types
def borrow(_context: Any, array: Any) -> tuple[Any, Any]:
    """Return the same array without its owner; works in kernels only.

    Parameters
    ----------
    array : array
        An array that its owner keeps alive for as long as the borrowed one is used.
    """

    def build(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        kind = make_array(signature.args[0])
        given = kind(context, builder, arguments[0])
        lent = kind(context, builder)
        for field in ("nitems", "itemsize", "data", "shape", "strides"):
            setattr(lent, field, getattr(given, field))
        lent.meminfo = cgutils.get_null_value(lent.meminfo.type)
        lent.parent = cgutils.get_null_value(lent.parent.type)
        return impl_ret_untracked(context, builder, signature.return_type, lent._getvalue())

    return array(array), build
