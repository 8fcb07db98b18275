"""The frozen values that every stage takes and returns. Their field names are the names in the JSON (docs/schema/)."""
