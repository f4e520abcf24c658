"""What boto3 itself raises."""

from botocore.exceptions import DataNotFoundError


class Boto3Error(Exception):
    """The base of boto3's own errors."""


class ResourceLoadException(Boto3Error):
    """The attributes of a resource could not be loaded."""


class ResourceNotExistsError(Boto3Error, DataNotFoundError):
    """There are no resources of that service."""

    def __init__(self, service_name, available_services, has_low_level_client):
        message = "The '%s' resource does not exist.\nThe available resources are:\n   - %s\n" % (
            service_name, "\n   - ".join(available_services))
        if has_low_level_client:
            message += "\nConsider using a boto3.client('%s') instead of a resource for '%s'" % (service_name, service_name)
        Exception.__init__(self, message)


class RetriesExceededError(Boto3Error):
    """A download failed again and again."""

    def __init__(self, last_exception, msg="Max Retries Exceeded"):
        super().__init__(msg)
        self.last_exception = last_exception


class S3TransferFailedError(Boto3Error):
    """A transfer failed."""


class S3UploadFailedError(Boto3Error):
    """S3 refused an upload."""
