"""Tests of the questionnaires that peerkit brings along."""
