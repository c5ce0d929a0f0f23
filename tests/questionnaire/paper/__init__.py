"""Tests of `peerkit/questionnaire/paper`."""
