"""Models of evidence: update probabilities of rival hypotheses from reports."""
