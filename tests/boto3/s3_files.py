"""Files of /tmp and open files become objects, and the other way round."""

import io
import os
import pathlib

import boto3
from boto3.s3.transfer import TransferConfig

from outcomes import Calls

s3 = boto3.client("s3")


def handler(event, context):
    calls = Calls()
    folder = pathlib.Path("/tmp/s3_files")
    folder.mkdir(exist_ok=True)
    source, target = folder / "source.csv", folder / "target.csv"
    source.write_bytes(b"a,b\n1,2\n")
    counted = []
    calls(s3.upload_file, str(source), "curated-zone", "up.csv")
    calls(s3.upload_file, source, "curated-zone", "up.csv", ExtraArgs={"ContentType": "text/csv", "Metadata": {"k": "v"}},
          Callback=counted.append, Config=TransferConfig(use_threads=False))
    calls.note(counted=sum(counted))
    calls(s3.head_object, Bucket="curated-zone", Key="up.csv")
    calls(s3.download_file, "curated-zone", "up.csv", str(target))
    calls.note(downloaded=target.read_bytes())
    calls(s3.download_file, Bucket="landing-zone", Key="readme.txt", Filename=target)
    calls.note(downloaded=target.read_bytes())
    calls(s3.upload_fileobj, io.BytesIO(b"open file"), "curated-zone", "open")
    calls(s3.upload_fileobj, Fileobj=io.BytesIO(b"{}"), Bucket="curated-zone", Key="open.json", ExtraArgs={"ContentType": "text/json"})
    buffer = io.BytesIO()
    calls(s3.download_fileobj, "curated-zone", "open", buffer)
    calls.note(buffer=buffer.getvalue())
    calls(s3.upload_file, "/tmp/s3_files/nothing", "curated-zone", "k")
    calls(s3.upload_file, str(source), "no-such-bucket-here", "k")
    calls(s3.upload_file, str(source), "curated-zone", "k", ExtraArgs={"Color": "red"})
    calls(s3.upload_file, 7, "curated-zone", "k")
    calls(s3.upload_fileobj, "no file", "curated-zone", "k")
    calls(s3.upload_fileobj, io.StringIO("text"), "curated-zone", "k")
    calls(s3.download_file, "landing-zone", "missing.csv", str(target))
    calls(s3.download_fileobj, "landing-zone", "readme.txt", "no file")
    calls.note(left=sorted(os.listdir(folder)))
    return calls.outcomes
