"""The tables of the services."""
