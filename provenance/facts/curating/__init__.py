"""What people say of facts: watched facts and decisions."""
