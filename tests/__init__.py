"""The tests: they mirror the parts, and hold the laws, the vectors and the transcripts."""
