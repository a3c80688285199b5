"""Random worlds: what the model says when nobody chose the case, and what it therefore assumes."""
