"""From text to facts: mentions, claims, matching, verdicts."""
