"""How the English of official statistics words figures."""
