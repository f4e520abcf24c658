"""S3 as objects: buckets and what is in them."""

from boto3.resources.base import Resource, named
from boto3.resources.collection import CollectionManager

_OBJECT = {"bucket_name": "Bucket", "key": "Key"}
_OBJECT_ACTIONS = {"get": "get_object", "put": "put_object", "delete": "delete_object", "copy_from": "copy_object",
                   "initiate_multipart_upload": "create_multipart_upload", "restore_object": "restore_object"}


@named("s3.ServiceResource")
class ServiceResource(Resource):
    """All of S3."""
    service = "s3"

    @property
    def buckets(self):
        """The account's buckets."""
        client = self.meta.client
        return CollectionManager("buckets", self, "s3.Bucket", "list_buckets", "Buckets",
                                 lambda item: Bucket(item["Name"], client=client, data=item))

    def Bucket(self, *args, **kwargs):
        """A bucket by its name; nothing is asked yet."""
        return Bucket(*args, client=self.meta.client, **kwargs)

    def Object(self, *args, **kwargs):
        """An object by its bucket and key; nothing is asked yet."""
        return Object(*args, client=self.meta.client, **kwargs)

    def ObjectSummary(self, *args, **kwargs):
        """An object as lists show it."""
        return ObjectSummary(*args, client=self.meta.client, **kwargs)

    def create_bucket(self, **kwargs):
        """Makes a bucket."""
        self.meta.client.create_bucket(**kwargs)
        return self.Bucket(kwargs["Bucket"])


@named("s3.Bucket")
class Bucket(Resource):
    """A bucket."""
    service = "s3"
    IDENTIFIERS = {"name": "Bucket"}
    ACTIONS = {"create": "create_bucket", "delete": "delete_bucket", "delete_objects": "delete_objects"}
    ATTRIBUTES = ("creation_date", "bucket_region", "bucket_arn")

    @property
    def objects(self):
        """The bucket's objects."""
        return CollectionManager("objects", self, "s3.ObjectSummary", "list_objects", "Contents", self._summary, self._own(), self._delete)

    def _summary(self, item):
        return ObjectSummary(self.name, item["Key"], client=self.meta.client, data=item)

    def _delete(self, page, kwargs):
        return self.meta.client.delete_objects(Bucket=self.name, Delete={"Objects": [{"Key": item.key} for item in page]}, **kwargs)

    def load(self):
        """Asks when the bucket was made."""
        buckets = self.meta.client.list_buckets().get("Buckets", [])
        self.meta.data = next((item for item in buckets if item["Name"] == self.name), {})

    def Object(self, key):
        """An object of this bucket."""
        return Object(self.name, key, client=self.meta.client)

    def put_object(self, **kwargs):
        """Writes an object and gives it."""
        self.meta.client.put_object(Bucket=self.name, **kwargs)
        return self.Object(kwargs["Key"])

    def upload_file(self, Filename, Key, **kwargs):
        """Puts a file into an object."""
        return self.meta.client.upload_file(Filename, self.name, Key, **kwargs)

    def upload_fileobj(self, Fileobj, Key, **kwargs):
        """Puts what is left of an open file into an object."""
        return self.meta.client.upload_fileobj(Fileobj, self.name, Key, **kwargs)

    def download_file(self, Key, Filename, **kwargs):
        """Writes an object into a file."""
        return self.meta.client.download_file(self.name, Key, Filename, **kwargs)

    def download_fileobj(self, Key, Fileobj, **kwargs):
        """Writes an object into an open file."""
        return self.meta.client.download_fileobj(self.name, Key, Fileobj, **kwargs)

    def copy(self, CopySource, Key, **kwargs):
        """Copies an object into this bucket."""
        return self.meta.client.copy(CopySource, self.name, Key, **kwargs)

    def wait_until_exists(self, **kwargs):
        """Asks until the bucket is there."""
        self.meta.client.get_waiter("bucket_exists").wait(Bucket=self.name, **kwargs)

    def wait_until_not_exists(self, **kwargs):
        """Asks until the bucket is gone."""
        self.meta.client.get_waiter("bucket_not_exists").wait(Bucket=self.name, **kwargs)


class _OfBucket(Resource):
    """What an object and its summary have in common."""
    service = "s3"
    IDENTIFIERS = _OBJECT
    ACTIONS = _OBJECT_ACTIONS

    def Bucket(self):
        """The bucket that it is in."""
        return Bucket(self.bucket_name, client=self.meta.client)

    def wait_until_exists(self, **kwargs):
        """Asks until the object is there."""
        self.meta.client.get_waiter("object_exists").wait(**self._own(), **kwargs)

    def wait_until_not_exists(self, **kwargs):
        """Asks until the object is gone."""
        self.meta.client.get_waiter("object_not_exists").wait(**self._own(), **kwargs)


@named("s3.Object")
class Object(_OfBucket):
    """An object."""
    ATTRIBUTES = (
        "accept_ranges", "archive_status", "bucket_key_enabled", "cache_control", "checksum_crc32", "checksum_type", "content_disposition",
        "content_encoding", "content_language", "content_length", "content_range", "content_type", "delete_marker", "e_tag", "expiration",
        "expires", "last_modified", "metadata", "missing_meta", "parts_count", "restore", "server_side_encryption", "storage_class",
        "version_id", "website_redirect_location")

    def load(self):
        """Asks for the object's headers."""
        self.meta.data = self.meta.client.head_object(**self._own())

    def upload_file(self, Filename, **kwargs):
        """Puts a file into the object."""
        return self.meta.client.upload_file(Filename, self.bucket_name, self.key, **kwargs)

    def upload_fileobj(self, Fileobj, **kwargs):
        """Puts what is left of an open file into the object."""
        return self.meta.client.upload_fileobj(Fileobj, self.bucket_name, self.key, **kwargs)

    def download_file(self, Filename, **kwargs):
        """Writes the object into a file."""
        return self.meta.client.download_file(self.bucket_name, self.key, Filename, **kwargs)

    def download_fileobj(self, Fileobj, **kwargs):
        """Writes the object into an open file."""
        return self.meta.client.download_fileobj(self.bucket_name, self.key, Fileobj, **kwargs)

    def copy(self, CopySource, **kwargs):
        """Copies another object into this one."""
        return self.meta.client.copy(CopySource, self.bucket_name, self.key, **kwargs)


@named("s3.ObjectSummary")
class ObjectSummary(_OfBucket):
    """An object as lists show it."""
    ATTRIBUTES = ("checksum_algorithm", "checksum_type", "e_tag", "last_modified", "owner", "restore_status", "size", "storage_class")

    def load(self):
        """Asks for the object's headers."""
        data = self.meta.client.head_object(**self._own())
        if "ContentLength" in data:
            data["Size"] = data.pop("ContentLength")
        self.meta.data = data

    def Object(self):
        """The object itself."""
        return Object(self.bucket_name, self.key, client=self.meta.client)
