"""A working project from the kit, to begin with and to change."""
