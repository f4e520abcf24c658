# Class and method need two dots more than the setting has: the class is taken for a module.
#: handler app.Api.get
class Api:
    @staticmethod
    def get(event, context):
        return 1
