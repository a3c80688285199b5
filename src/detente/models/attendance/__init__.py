"""Who is asked to a round and who comes, learned from past rounds."""
