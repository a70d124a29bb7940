"""What rules report, and what is done with it before it is shown."""
