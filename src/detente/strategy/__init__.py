"""The engagement model: what each strategy leads to, month by month."""
