"""From mentions to claims: what each is about, who says so, and how it is meant."""
