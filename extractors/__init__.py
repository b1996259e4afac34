"""How we understand: an annotated document in, records out."""
