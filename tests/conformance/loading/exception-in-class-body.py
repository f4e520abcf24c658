# A class body has a frame of its own.
class Settings:
    LIMIT = int("many")
