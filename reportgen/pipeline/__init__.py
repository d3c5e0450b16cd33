"""The stages in order: what a command asks for, done with one call. Nothing here prints or exits."""
