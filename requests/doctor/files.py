"""The bucket that files are kept in, where there is one: what is kept there comes back, and to nobody else."""

from __future__ import annotations

import secrets
from collections.abc import Iterator

from foiarchive.stores.opening import folder_of, the_bucket
from foiarchive.stores.shapes import Bucket
from requests.doctor.findings import Finding, bad, good, weak

FILES = "Files"
KIND = "FOI_WAITING"  # where a trial that a stop leaves behind is swept
REACH = "Look at FOI_S3_ENDPOINT, FOI_S3_BUCKET and FOI_S3_KEY; the key must read, write, list and delete."


def examined() -> Iterator[Finding]:
    """Nothing where files are on this machine's disk: what is said of that is said there."""
    bucket = the_bucket()
    if bucket is None:
        return
    kept, name, content = bucket.store(folder_of(KIND)), f"doctor-{secrets.token_hex(8)}", secrets.token_bytes(64)
    try:
        kept.keep(name, [content])
        came_back = kept.read(name) == content
        is_open = bucket.is_open_to_all(f"{folder_of(KIND).name}/{name}")
        kept.remove(name)
    except OSError as failed:
        yield bad(FILES, f"Nothing can be kept in the bucket {bucket.bucket_name}: {failed}", REACH)
        return
    if not came_back:
        yield bad(FILES, f"The bucket {bucket.bucket_name} gave back other bytes than it was given.", REACH)
        return
    yield good(FILES, f"Files can be kept in the bucket {bucket.bucket_name}, and come back.")
    if is_open:
        sentence = "Anybody may read the bucket without a key: original letters, with the names of those who asked."
        yield bad(FILES, sentence, "Shut it at once: no public policy, no public ACL.")
    yield from _versions(bucket)


def _versions(bucket: Bucket) -> Iterator[Finding]:
    """Old versions save from a mistake, and keep what was to be erased."""
    try:
        keeps, ends = bucket.keeps_old_versions(), bucket.ends_old_versions()
    except OSError as failed:
        yield weak(FILES, f"Whether the bucket keeps old versions is not known: {failed}", "Let the key read that.")
        return
    if not keeps:
        sentence = "The bucket keeps no old versions: what is removed by mistake is in backups alone."
        yield weak(FILES, sentence, "Keep versions there, with a rule that ends old ones after some weeks.")
    elif not ends:
        sentence = "The bucket keeps old versions for ever, of what was erased and withdrawn too."
        yield bad(FILES, sentence, "Add a rule that ends old versions of all files after some weeks.")
    else:
        yield good(FILES, "The bucket keeps old versions for a time.")
