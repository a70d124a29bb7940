"""What `check` looks for: one module a family of codes, one class a rule."""
