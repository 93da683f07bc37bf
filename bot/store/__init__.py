"""The memory: tables, sealing, and the questions we ask of the database."""
