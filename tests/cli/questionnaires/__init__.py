"""Tests of `peerkit questionnaire` and its commands."""
