"""Tests of the way in from XLSForm and the way out to it."""
