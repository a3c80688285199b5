"""Détente: from graded evidence to who can be engaged, and what each option leads to.

Public names are loaded when first used, so that ``import detente`` stays quick; ``__init__.pyi``
lists them.
"""

import lazy_loader

__version__ = "0.11.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
