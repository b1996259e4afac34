"""Hostile newspapers for the crawler's tests: invented stories, several looks, a server that logs."""
