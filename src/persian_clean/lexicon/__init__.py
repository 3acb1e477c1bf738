"""Lexicon: word lists, one word a line; see README.md for sources and licences."""
