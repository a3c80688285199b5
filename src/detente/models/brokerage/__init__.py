"""Who stands between others, and how high: brokers, bridges and the standing of a convenor."""
