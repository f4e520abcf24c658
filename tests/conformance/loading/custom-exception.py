# A class of the reader's: its name without the module's.
class SettingsError(Exception):
    def __str__(self):
        return "settings are wrong: " + ", ".join(self.args)

raise SettingsError("TABLE", "BUCKET")
