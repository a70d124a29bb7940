"""Which sources share their reporting: origins, agency credits, reprinted passages."""
