"""Sessions: they make clients and resources."""

from botocore import session
from botocore.exceptions import NoCredentialsError

from boto3.exceptions import ResourceNotExistsError

# The services for which boto3 has resources.
_RESOURCES = ["cloudformation", "cloudwatch", "dynamodb", "ec2", "glacier", "iam", "s3", "sns", "sqs"]


class Session:
    """Region and credentials that clients and resources share."""

    def __init__(self, aws_access_key_id=None, aws_secret_access_key=None, aws_session_token=None, region_name=None,
                 botocore_session=None, profile_name=None, aws_account_id=None):
        self._session = botocore_session or session.get_session()
        if profile_name is not None:
            from botocore.exceptions import ProfileNotFound
            raise ProfileNotFound(profile=profile_name)
        if aws_account_id is not None and aws_access_key_id is None:
            raise NoCredentialsError()
        if aws_access_key_id is not None:
            self._session.credentials = session.Credentials(aws_access_key_id, aws_secret_access_key, aws_session_token)
        if region_name is not None:
            self._session.region = region_name

    def __repr__(self):
        return "Session(region_name=%r)" % self.region_name

    @property
    def region_name(self):
        """The region of the clients that name none."""
        return self._session.get_config_variable("region")

    @property
    def profile_name(self):
        return "default"

    @property
    def available_profiles(self):
        return []

    def get_credentials(self):
        """Who the function is, or None."""
        return self._session.get_credentials()

    def get_available_services(self):
        """Every service that boto3 has a client for."""
        return self._session.get_available_services()

    def get_available_resources(self):
        """Every service that boto3 has resources for."""
        return list(_RESOURCES)

    def client(self, service_name, *args, **kwargs):
        """A client of a service."""
        return self._session.create_client(service_name, *args, **kwargs)

    def resource(self, service_name, *args, **kwargs):
        """The objects of a service."""
        if service_name not in _RESOURCES:
            raise ResourceNotExistsError(service_name, _RESOURCES, service_name in self.get_available_services())
        if service_name not in ("s3", "sqs"):
            raise NotImplementedError("The service %s is not part of this simulation. There is: s3, sqs." % service_name)
        from boto3.resources import s3, sqs
        return {"s3": s3, "sqs": sqs}[service_name].ServiceResource(client=self.client(service_name, *args, **kwargs))
