"""Tests of: what is here: lists, one interview, what comes next, tables."""
