"""The use cases, each taking the acting user."""
