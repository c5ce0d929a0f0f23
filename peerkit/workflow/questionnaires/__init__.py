"""Questionnaires: found, brought in, begun, translated and printed."""
