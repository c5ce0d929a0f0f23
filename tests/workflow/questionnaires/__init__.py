"""Tests of: questionnaires: found, brought in, begun, translated and printed."""
