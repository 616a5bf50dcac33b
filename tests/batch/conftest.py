"""An object store on loopback: moto's server, one for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support import require_package

_ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """Return the address of a server that speaks S3."""
    for package in ("moto", "flask", "s3fs"):
        require_package(package)
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3_bucket(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Return the URL of an empty bucket that the environment leads to."""
    import s3fs

    for name, value in {**_ENVIRONMENT, "AWS_ENDPOINT_URL": s3_server}.items():
        monkeypatch.setenv(name, value)
    files = s3fs.S3FileSystem(use_listings_cache=False, skip_instance_cache=True)
    files.mkdir("releases")
    yield "s3://releases"
    for path in files.find("releases"):
        files.rm_file(path)
    files.rmdir("releases")
