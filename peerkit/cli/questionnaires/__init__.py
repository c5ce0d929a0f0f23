"""`peerkit questionnaire` and its commands."""
