"""What several mechanisms compute: groups, levers, tables, rounds."""
