"""Communiqué: diplomatic news into a knowledge graph that can be trusted."""
