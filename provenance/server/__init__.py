"""The language server: findings in an editor while a seed is typed (needs the extra ``server``)."""
