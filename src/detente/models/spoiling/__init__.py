"""Who would spoil a deal, when it works, and who must be won for one."""
