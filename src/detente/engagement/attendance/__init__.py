"""Who would be asked to a round of a case and who would come, learned from its past rounds."""
