"""What the claims of one fact say of each other, with the innocent explanations that were looked for."""
