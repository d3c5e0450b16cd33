"""The shared nouns: frozen values that flow between the stages. They import no stage and no third-party library."""
