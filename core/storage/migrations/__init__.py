"""The history of the tables: numbered steps, each up and down."""
