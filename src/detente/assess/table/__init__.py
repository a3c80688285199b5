"""Report attendance at rounds, roles, contacts and standing."""
