"""The text of `peerkit --help`, made from the tree of commands; a test keeps it true."""

HELP = """peerkit
"""
