"""The five questions, one per file: case + models + ensembles → small result records."""
