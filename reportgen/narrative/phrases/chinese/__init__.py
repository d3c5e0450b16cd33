"""How Chinese official prose words figures."""
