"""The web explorer: the tables in a browser, rendered on the server, every state of a page a URL.

It reads through the named queries only, so that a number seen here is the one that the command line gives.
`routes.py` lists the pages; `tables.py` says which query a table shows; `texts.csv` holds all words.
"""
