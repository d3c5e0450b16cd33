"""The wording functions: what can be said of figures, in Chinese and in English."""
