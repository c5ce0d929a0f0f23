"""The engine, tested through the Scenario."""
