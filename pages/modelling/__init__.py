"""What the pages say of models: those installed, their score cards, what one says of a single version."""
