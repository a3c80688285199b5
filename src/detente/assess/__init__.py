"""Answer the five questions, one per folder: case, models and draws give small result records."""
