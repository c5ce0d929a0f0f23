"""Exports, byte for byte."""
