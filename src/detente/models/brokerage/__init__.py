"""Models of brokerage and status: brokers, bridges and the status of a convenor."""
