"""The supervisor: one command that starts every part, watches over them and ends them all."""
