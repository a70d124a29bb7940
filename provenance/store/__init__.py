"""What was worked out before, kept in the user's cache folder and never in a corpus."""
