"""`python -m pipeline.cli`: the same as `tinbai`."""

from pipeline.cli import main

main()
