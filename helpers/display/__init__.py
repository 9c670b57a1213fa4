"""Answers in, something to look at out: marked text, tables, figures, explorers."""
