"""An invented country of officials with the truth beside it: what the linking stage is measured on.

`make_world(seed, size)` gives people with careers over fifteen years, the articles that report them with
errors and gaps, and who and what each claim really speaks of. Nothing in it knows how pipeline/link works.
"""
