"""Say the answer to what is asked of one option."""
