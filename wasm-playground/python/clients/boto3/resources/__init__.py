"""Resources: the things of a service as objects."""
