"""Published models, one per file: functions on arrays, without files, cases or globals."""
