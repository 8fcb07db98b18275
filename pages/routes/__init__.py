"""HTTP routes beside the pages: session, health, downloads."""
