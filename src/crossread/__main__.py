"""`python -m crossread` is `crossread`."""

from crossread.cli import main

main()
