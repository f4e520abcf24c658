"""Settings of transfers between files and objects. Here one request carries a whole object, whatever its size."""

MB = 1024 * 1024


class TransferConfig:
    """The settings by name; they are kept and have no effect."""

    def __init__(self, multipart_threshold=8 * MB, max_concurrency=10, multipart_chunksize=8 * MB, num_download_attempts=5,
                 max_io_queue=100, io_chunksize=256 * 1024, use_threads=True, max_bandwidth=None, preferred_transfer_client="auto"):
        self.multipart_threshold = multipart_threshold
        self.max_concurrency = self.max_request_concurrency = max_concurrency
        self.multipart_chunksize = multipart_chunksize
        self.num_download_attempts = num_download_attempts
        self.max_io_queue = self.max_io_queue_size = max_io_queue
        self.io_chunksize = io_chunksize
        self.use_threads = use_threads
        self.max_bandwidth = max_bandwidth
        self.preferred_transfer_client = preferred_transfer_client


_DOWNLOAD = "ChecksumMode VersionId SSECustomerAlgorithm SSECustomerKey SSECustomerKeyMD5 RequestPayer ExpectedBucketOwner"
_SHARED = (
    "ACL CacheControl ChecksumAlgorithm ContentDisposition ContentEncoding ContentLanguage ContentType ExpectedBucketOwner Expires "
    "GrantFullControl GrantRead GrantReadACP GrantWriteACP Metadata ObjectLockLegalHoldStatus ObjectLockMode ObjectLockRetainUntilDate "
    "RequestPayer ServerSideEncryption StorageClass SSECustomerAlgorithm SSECustomerKey SSECustomerKeyMD5 SSEKMSKeyId "
    "SSEKMSEncryptionContext Tagging WebsiteRedirectLocation ")
_UPLOAD = _SHARED + (
    "ChecksumType MpuObjectSize ChecksumCRC32 ChecksumCRC32C ChecksumCRC64NVME ChecksumMD5 ChecksumSHA1 ChecksumSHA256 ChecksumSHA512 "
    "ChecksumXXHASH3 ChecksumXXHASH64 ChecksumXXHASH128")
_COPY = _SHARED + (
    "CopySourceIfMatch CopySourceIfModifiedSince CopySourceIfNoneMatch CopySourceIfUnmodifiedSince CopySourceSSECustomerAlgorithm "
    "CopySourceSSECustomerKey CopySourceSSECustomerKeyMD5 MetadataDirective TaggingDirective AnnotationDirective")


class S3Transfer:
    """The parameters that transfers may hand on."""
    ALLOWED_DOWNLOAD_ARGS = _DOWNLOAD.split()
    ALLOWED_UPLOAD_ARGS = _UPLOAD.split()
    ALLOWED_COPY_ARGS = _COPY.split()


def checked(extra_args, allowed):
    """The further parameters of a transfer, or ValueError for one that it does not take."""
    for name in extra_args or {}:
        if name not in allowed:
            raise ValueError("Invalid extra_args key '%s', must be one of: %s" % (name, ", ".join(allowed)))
    return extra_args or {}
