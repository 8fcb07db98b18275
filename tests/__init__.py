"""The tests, by layer: unit, property, golden, integration, faults, browser."""
