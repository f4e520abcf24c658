"""Amazon S3 as a table: what its operations take and give, as botocore 1.44.5 describes them. model.py says how to read it."""

CLIENT = "S3"
API_VERSION = "2006-03-01"

_CHECKSUMS = (
    "ChecksumCRC32 ChecksumCRC32C ChecksumCRC64NVME ChecksumSHA1 ChecksumSHA256 ChecksumSHA512 ChecksumMD5 "
    "ChecksumXXHASH64 ChecksumXXHASH3 ChecksumXXHASH128")
_LOCK = (
    "ObjectLockMode ObjectLockRetainUntilDate:t ObjectLockLegalHoldStatus ObjectLockEventHold "
    "ObjectLockEventHoldDurationDays:i ObjectLockEventHoldDurationYears:i")
_READ = (
    "Bucket! IfMatch IfModifiedSince:t IfNoneMatch IfUnmodifiedSince:t Key!:s1 Range ResponseCacheControl "
    "ResponseContentDisposition ResponseContentEncoding ResponseContentLanguage ResponseContentType ResponseExpires:t "
    "VersionId SSECustomerAlgorithm SSECustomerKey SSECustomerKeyMD5 RequestPayer PartNumber:i ExpectedBucketOwner "
    "ChecksumMode")
_LISTED = (
    "Contents:[{Key LastModified:t ETag ChecksumAlgorithm:[s] ChecksumType Size:l StorageClass Owner:{DisplayName ID} "
    "RestoreStatus:{IsRestoreInProgress:b RestoreExpiryDate:t}}] Name Prefix Delimiter MaxKeys:i "
    "CommonPrefixes:[{Prefix}] EncodingType")

# What each operation takes and gives.
OPERATIONS = {
    "PutObject": (
        "ACL Body:x Bucket! CacheControl ContentDisposition ContentEncoding ContentLanguage ContentLength:l ContentMD5 "
        "ContentType ChecksumAlgorithm "
        + _CHECKSUMS
        + " Expires IfMatch IfNoneMatch GrantFullControl GrantRead GrantReadACP GrantWriteACP Key!:s1 WriteOffsetBytes:l "
        "Metadata:<s> ServerSideEncryption StorageClass WebsiteRedirectLocation SSECustomerAlgorithm SSECustomerKey "
        "SSECustomerKeyMD5 SSEKMSKeyId SSEKMSEncryptionContext BucketKeyEnabled:b RequestPayer Tagging "
        + _LOCK
        + " ExpectedBucketOwner",
        "Expiration ETag "
        + _CHECKSUMS
        + " ChecksumType ServerSideEncryption VersionId SSECustomerAlgorithm SSECustomerKeyMD5 SSEKMSKeyId "
        "SSEKMSEncryptionContext BucketKeyEnabled:b Size:l RequestCharged"),
    "GetObject": (
        _READ,
        "Body:x DeleteMarker:b AcceptRanges Expiration Restore LastModified:t ContentLength:l ETag "
        + _CHECKSUMS
        + " ChecksumType MissingMeta:i VersionId CacheControl ContentDisposition ContentEncoding ContentLanguage "
        "ContentRange ContentType Expires WebsiteRedirectLocation ServerSideEncryption Metadata:<s> "
        "SSECustomerAlgorithm SSECustomerKeyMD5 SSEKMSKeyId BucketKeyEnabled:b StorageClass RequestCharged "
        "ReplicationStatus PartsCount:i TagCount:i "
        + _LOCK),
    "HeadObject": (
        _READ,
        "DeleteMarker:b AcceptRanges Expiration Restore ArchiveStatus LastModified:t ContentLength:l "
        + _CHECKSUMS
        + " ChecksumType ETag MissingMeta:i VersionId CacheControl ContentDisposition ContentEncoding ContentLanguage "
        "ContentType ContentRange Expires WebsiteRedirectLocation ServerSideEncryption Metadata:<s> "
        "SSECustomerAlgorithm SSECustomerKeyMD5 SSEKMSKeyId BucketKeyEnabled:b StorageClass RequestCharged "
        "ReplicationStatus PartsCount:i TagCount:i "
        + _LOCK),
    "DeleteObject": (
        "Bucket! Key!:s1 MFA VersionId RequestPayer BypassGovernanceRetention:b ExpectedBucketOwner IfMatch "
        "IfMatchLastModifiedTime:t IfMatchSize:l",
        "DeleteMarker:b VersionId RequestCharged"),
    "DeleteObjects": (
        "Bucket! Delete!:{Objects!:[{Key!:s1 VersionId ETag LastModifiedTime:t Size:l}] Quiet:b} MFA RequestPayer "
        "BypassGovernanceRetention:b ExpectedBucketOwner ChecksumAlgorithm",
        "Deleted:[{Key VersionId DeleteMarker:b DeleteMarkerVersionId}] RequestCharged Errors:[{Key VersionId Code "
        "Message}]"),
    "ListObjectsV2": (
        "Bucket! Delimiter EncodingType MaxKeys:i Prefix ContinuationToken FetchOwner:b StartAfter RequestPayer "
        "ExpectedBucketOwner OptionalObjectAttributes:[s]",
        "IsTruncated:b "
        + _LISTED
        + " KeyCount:i ContinuationToken NextContinuationToken StartAfter RequestCharged"),
    "ListObjects": (
        "Bucket! Delimiter EncodingType Marker MaxKeys:i Prefix RequestPayer ExpectedBucketOwner "
        "OptionalObjectAttributes:[s]",
        "IsTruncated:b Marker NextMarker "
        + _LISTED
        + " RequestCharged"),
    "CopyObject": (
        "ACL Bucket! CacheControl ChecksumAlgorithm ContentDisposition ContentEncoding ContentLanguage ContentType "
        "CopySource! CopySourceIfMatch CopySourceIfModifiedSince:t CopySourceIfNoneMatch CopySourceIfUnmodifiedSince:t "
        "Expires GrantFullControl GrantRead GrantReadACP GrantWriteACP IfMatch IfNoneMatch Key!:s1 Metadata:<s> "
        "MetadataDirective TaggingDirective AnnotationDirective ServerSideEncryption StorageClass "
        "WebsiteRedirectLocation SSECustomerAlgorithm SSECustomerKey SSECustomerKeyMD5 SSEKMSKeyId "
        "SSEKMSEncryptionContext BucketKeyEnabled:b CopySourceSSECustomerAlgorithm CopySourceSSECustomerKey "
        "CopySourceSSECustomerKeyMD5 RequestPayer Tagging "
        + _LOCK
        + " ExpectedBucketOwner ExpectedSourceBucketOwner",
        "CopyObjectResult:{ETag LastModified:t ChecksumType "
        + _CHECKSUMS
        + "} Expiration CopySourceVersionId VersionId ServerSideEncryption SSECustomerAlgorithm SSECustomerKeyMD5 "
        "SSEKMSKeyId SSEKMSEncryptionContext BucketKeyEnabled:b RequestCharged"),
    "HeadBucket": (
        "Bucket! ExpectedBucketOwner",
        "BucketArn BucketLocationType BucketLocationName BucketRegion AccessPointAlias:b"),
    "GetBucketLocation": (
        "Bucket! ExpectedBucketOwner",
        "LocationConstraint"),
    "ListBuckets": (
        "MaxBuckets:i1 ContinuationToken Prefix BucketRegion",
        "Buckets:[{Name CreationDate:t BucketRegion BucketArn}] Owner:{DisplayName ID} ContinuationToken Prefix"),
    "CreateBucket": (
        "ACL Bucket! CreateBucketConfiguration:{LocationConstraint Location:{Type Name} Bucket:{DataRedundancy Type} "
        "Tags:[{Key!:s1 Value!}]} GrantFullControl GrantRead GrantReadACP GrantWrite GrantWriteACP "
        "ObjectLockEnabledForBucket:b ObjectOwnership BucketNamespace",
        "Location BucketArn"),
}

# The member that is the body of the request, and of the answer.
REQUEST_BODIES = {"PutObject": "Body"}
ANSWER_BODIES = {"GetObject": "Body", "CopyObject": "CopyObjectResult"}

# Where answers come in pages: token of the request, of the answer, size of a page, whether there is more, the lists, what the first page
# tells for all.
PAGES = {
    "ListObjectsV2": ("ContinuationToken", "NextContinuationToken", "MaxKeys", "IsTruncated", ("Contents", "CommonPrefixes"),
                      ("RequestCharged", "Prefix")),
    "ListObjects": ("Marker", "NextMarker", "MaxKeys", "IsTruncated", ("Contents", "CommonPrefixes"), ("RequestCharged", "Prefix")),
    "ListBuckets": ("ContinuationToken", "ContinuationToken", "MaxBuckets", None, ("Buckets",), ("Owner", "Prefix")),
}

# Waiters: the operation, the statuses that end the wait, those that prolong it.
WAITERS = {
    "bucket_exists": ("HeadBucket", (200, 301, 403), (404,)),
    "bucket_not_exists": ("HeadBucket", (404,), ()),
    "object_exists": ("HeadObject", (200,), (404,)),
    "object_not_exists": ("HeadObject", (404,), ()),
}
WAITERS_ELSEWHERE = ""

# Errors that the API names.
ERRORS = (
    "AccessDenied AnnotationLimitExceeded AnnotationNameTooLong BucketAlreadyExists BucketAlreadyOwnedByYou "
    "EncryptionTypeMismatch IdempotencyParameterMismatch InvalidAnnotationName InvalidObjectState InvalidPrefix "
    "InvalidRequest InvalidWriteOffset NoSuchAnnotation NoSuchBucket NoSuchKey NoSuchUpload "
    "ObjectAlreadyInActiveTierError ObjectNotInActiveTierError TooManyParts UnsupportedMediaType")

# Operations that AWS has and this simulation has not.
ELSEWHERE = (
    "abort_multipart_upload complete_multipart_upload create_bucket_metadata_configuration "
    "create_bucket_metadata_table_configuration create_multipart_upload create_session delete_bucket "
    "delete_bucket_analytics_configuration delete_bucket_cors delete_bucket_encryption "
    "delete_bucket_intelligent_tiering_configuration delete_bucket_inventory_configuration delete_bucket_lifecycle "
    "delete_bucket_metadata_configuration delete_bucket_metadata_table_configuration "
    "delete_bucket_metrics_configuration delete_bucket_ownership_controls delete_bucket_policy "
    "delete_bucket_replication delete_bucket_tagging delete_bucket_website delete_object_annotation "
    "delete_object_tagging delete_public_access_block get_bucket_abac get_bucket_accelerate_configuration "
    "get_bucket_acl get_bucket_analytics_configuration get_bucket_cors get_bucket_encryption "
    "get_bucket_intelligent_tiering_configuration get_bucket_inventory_configuration get_bucket_lifecycle "
    "get_bucket_lifecycle_configuration get_bucket_logging get_bucket_metadata_configuration "
    "get_bucket_metadata_table_configuration get_bucket_metrics_configuration get_bucket_notification "
    "get_bucket_notification_configuration get_bucket_ownership_controls get_bucket_policy get_bucket_policy_status "
    "get_bucket_replication get_bucket_request_payment get_bucket_tagging get_bucket_versioning get_bucket_website "
    "get_object_acl get_object_annotation get_object_attributes get_object_legal_hold get_object_lock_configuration "
    "get_object_retention get_object_tagging get_object_torrent get_public_access_block "
    "list_bucket_analytics_configurations list_bucket_intelligent_tiering_configurations "
    "list_bucket_inventory_configurations list_bucket_metrics_configurations list_directory_buckets "
    "list_multipart_uploads list_object_annotations list_object_versions list_parts put_bucket_abac "
    "put_bucket_accelerate_configuration put_bucket_acl put_bucket_analytics_configuration put_bucket_cors "
    "put_bucket_encryption put_bucket_intelligent_tiering_configuration put_bucket_inventory_configuration "
    "put_bucket_lifecycle put_bucket_lifecycle_configuration put_bucket_logging put_bucket_metrics_configuration "
    "put_bucket_notification put_bucket_notification_configuration put_bucket_ownership_controls put_bucket_policy "
    "put_bucket_replication put_bucket_request_payment put_bucket_tagging put_bucket_versioning put_bucket_website "
    "put_object_acl put_object_annotation put_object_legal_hold put_object_lock_configuration put_object_retention "
    "put_object_tagging put_public_access_block rename_object restore_object select_object_content "
    "update_bucket_metadata_annotation_table_configuration update_bucket_metadata_inventory_table_configuration "
    "update_bucket_metadata_journal_table_configuration update_object_encryption upload_part upload_part_copy "
    "write_get_object_response")
