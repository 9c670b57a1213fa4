"""Rows in, answers out: pure functions on tables. Nothing here reads a file or draws."""
