"""Accuracy and speed, side by side with peers. Each module here is a command; what they share is in `made/` (documents),
`measures/` (counts, peers) and `verifier/` (false and true sentences). See README.md."""
