"""Whether random tests try fewer cases, as where time is short: ``DETENTE_CASES=few``."""

import os

FEW = os.environ.get("DETENTE_CASES") == "few"
