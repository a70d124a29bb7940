"""Findings, facts and reports in the formats people and programs read."""
