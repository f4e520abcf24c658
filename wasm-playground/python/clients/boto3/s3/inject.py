"""Methods of clients of S3 that move files: each is a request or two."""

import os

from botocore.exceptions import ClientError

from boto3.exceptions import S3UploadFailedError
from boto3.s3.transfer import S3Transfer, checked


def _path(name):
    name = os.fspath(name) if isinstance(name, os.PathLike) else name
    if not isinstance(name, str):
        raise ValueError("Filename must be a string or a path-like object")
    return name


def upload_file(self, Filename, Bucket, Key, ExtraArgs=None, Callback=None, Config=None):
    """Puts a file into an object."""
    name = _path(Filename)
    extra = checked(ExtraArgs, S3Transfer.ALLOWED_UPLOAD_ARGS)
    with open(name, "rb") as file:
        content = file.read()
    try:
        self.put_object(Bucket=Bucket, Key=Key, Body=content, **extra)
    except ClientError as error:
        raise S3UploadFailedError("Failed to upload %s to %s/%s: %s" % (name, Bucket, Key, error))
    _progress(Callback, content)


def upload_fileobj(self, Fileobj, Bucket, Key, ExtraArgs=None, Callback=None, Config=None):
    """Puts what is left of an open file into an object."""
    if not hasattr(Fileobj, "read"):
        raise ValueError("Fileobj must implement read")
    extra = checked(ExtraArgs, S3Transfer.ALLOWED_UPLOAD_ARGS)
    content = Fileobj.read()
    if isinstance(content, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    self.put_object(Bucket=Bucket, Key=Key, Body=content, **extra)
    _progress(Callback, content)


def download_file(self, Bucket, Key, Filename, ExtraArgs=None, Callback=None, Config=None):
    """Writes an object into a file."""
    name = _path(Filename)
    content = _downloaded(self, Bucket, Key, ExtraArgs)
    with open(name, "wb") as file:
        file.write(content)
    _progress(Callback, content)


def download_fileobj(self, Bucket, Key, Fileobj, ExtraArgs=None, Callback=None, Config=None):
    """Writes an object into an open file."""
    if not hasattr(Fileobj, "write"):
        raise ValueError("Fileobj must implement write")
    content = _downloaded(self, Bucket, Key, ExtraArgs)
    Fileobj.write(content)
    _progress(Callback, content)


def copy(self, CopySource, Bucket, Key, ExtraArgs=None, Callback=None, SourceClient=None, Config=None):
    """Copies an object."""
    extra = checked(ExtraArgs, S3Transfer.ALLOWED_COPY_ARGS)
    source = {name: CopySource[name] for name in ("Bucket", "Key", "VersionId") if name in CopySource}
    # Its size decides how it is copied, so it is asked for first.
    (SourceClient or self).head_object(**source)
    self.copy_object(CopySource=CopySource, Bucket=Bucket, Key=Key, **extra)


def _downloaded(client, bucket, key, extra_args):
    extra = checked(extra_args, S3Transfer.ALLOWED_DOWNLOAD_ARGS)
    # boto3 asks for the size first: a key that is not there fails in HeadObject.
    client.head_object(Bucket=bucket, Key=key, **extra)
    return client.get_object(Bucket=bucket, Key=key, **extra)["Body"].read()


def _progress(callback, content):
    if callback is not None:
        callback(len(content))


CLIENT_METHODS = {function.__name__: function for function in (upload_file, upload_fileobj, download_file, download_fileobj, copy)}
