"""How it moves: one module a stage, and everything that touches the world."""
