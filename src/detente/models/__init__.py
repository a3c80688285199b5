"""Published models, one per file: arrays in, arrays out; no files, no case, no globals."""
