"""The files that people exchange and keep, with one layer of them given.

Seals, signatures, digests and MACs would refuse nearly every change of a whole file. So an input
is the number of a layer, in one byte, and that layer's content; all that stands around it is made
to fit. A number beyond the last stands for a whole file: what follows is the file.
"""

from collections.abc import Callable, Iterable, Mapping

from peerkit.crypto import hmac_sha256
from peerkit.record import write_canonical
from tests.fuzz.bodies import BODIES
from tests.vectors import backups, bundles, key_files, kits, rescues
from tests.vectors.age_writer import seal_to
from tests.vectors.backups import BackupRecipe
from tests.vectors.bundle_recipe import AMINAS_SPAN, BundleRecipe, lines_of, span_of
from tests.vectors.key_files import VAULT_KEY
from tests.vectors.kits import KitRecipe
from tests.vectors.project import AMINAS, BEN_KEY, BENS, LEAD
from tests.vectors.vector import Vector

Layers = Mapping[str, tuple[Callable[[bytes], bytes], tuple[bytes, ...]]]
"""How a file is made around each layer, and what stands there in good files."""


def file_of(data: bytes, layers: Layers) -> bytes:
    """Return the file that an input stands for."""
    number, content = data[:1], data[1:]
    if not number or number[0] >= len(layers):
        return content
    make, _ = list(layers.values())[number[0]]
    return make(content)


def seeds_of(layers: Layers, vectors: Iterable[Vector]) -> list[bytes]:
    """Return the inputs with each layer as it is in good files, and the vectors as whole files."""
    alone = [
        bytes([number]) + content
        for number, (_, contents) in enumerate(layers.values())
        for content in contents
    ]
    return alone + [bytes([len(layers)]) + vector.content for vector in vectors]


# --- bundles ----------------------------------------------------------------------------------

_BUNDLE = BundleRecipe()
_TWO = BundleRecipe(
    bundles.LINES + lines_of(BENS),
    (AMINAS_SPAN, span_of(BENS, BEN_KEY)),
)
_DOCUMENT, _SIGNATURE, _PACKED = _BUNDLE.inside()
_PLAIN = b"".join(line + b"\n" for line in bundles.LINES)


def _of_document(content: bytes) -> bytes:
    return BundleRecipe(document=lambda _: content).to_bytes()


def _of_packed(content: bytes) -> bytes:
    return BundleRecipe(packed=lambda _: content).to_bytes()


def _of_checkpoint(content: bytes) -> bytes:
    text = content.decode("utf-8", "replace")
    spans = bundles.checkpoint_spans(text.encode())
    return BundleRecipe(spans=spans).to_bytes()


BUNDLE: Layers = {
    "container": (
        lambda content: seal_to(LEAD.recipient().public, content),
        (_BUNDLE.container(),),
    ),
    "document": (
        _of_document,
        (_DOCUMENT, _TWO.inside()[0], bundles.caras_bundle().inside()[0]),
    ),
    "signature": (
        lambda content: BundleRecipe(signature=lambda _: content).to_bytes(),
        (_SIGNATURE,),
    ),
    "lines": (lambda content: BundleRecipe(plain=lambda _: content).to_bytes(), (_PLAIN,)),
    "packed": (_of_packed, (_PACKED,)),
    "checkpoint": (_of_checkpoint, (AMINAS_SPAN["checkpoint"].encode(),)),
}


def bundle_seeds() -> list[bytes]:
    """Return the layers of bundles, and every bundle of the vectors."""
    return seeds_of(BUNDLE, bundles.vectors())


# --- kits -------------------------------------------------------------------------------------

KIT: Layers = {
    "document": (
        lambda content: KitRecipe(document=lambda _: content).to_bytes(),
        (kits.document(), kits.document(kind="organisation", code="Harbour")),
    ),
}


def kit_seeds() -> list[bytes]:
    """Return the document of kits, and every kit of the vectors."""
    return seeds_of(KIT, kits.vectors())


# --- key files --------------------------------------------------------------------------------


def _with_mac(content: bytes) -> bytes:
    mac = hmac_sha256(VAULT_KEY.derive("keyslots-mac"), content).hex().encode()
    return content.replace(b'"slots":', b'"mac":"%s","slots":' % mac, 1)


KEYS: Layers = {
    "content": (
        _with_mac,
        (key_files.slots().authenticated(), key_files.held().authenticated()),
    ),
}


def key_seeds() -> list[bytes]:
    """Return what the MAC of key files is over, and every key file of the vectors."""
    return seeds_of(KEYS, key_files.vectors())


# --- rescue files -----------------------------------------------------------------------------

RESCUE: Layers = {
    "document": (
        lambda content: rescues.rescue(seal_to(LEAD.recipient().public, content)),
        (rescues.CODE_DOCUMENT,),
    ),
    "sealed": (rescues.rescue, (key_files.sealed_code(),)),
}


def rescue_seeds() -> list[bytes]:
    """Return what is sealed in rescue files, and every rescue file of the vectors."""
    return seeds_of(RESCUE, rescues.vectors())


# --- backups ----------------------------------------------------------------------------------


def _with_manifest(content: bytes) -> bytes:
    mac = hmac_sha256(VAULT_KEY.derive("backup"), content).hex().encode()
    said = content.replace(b',"v":', b',"mac":"%s","v":' % mac, 1)
    return BackupRecipe(late=lambda _: said).to_bytes()


def _with_part(name: str) -> Callable[[bytes], bytes]:
    return lambda content: BackupRecipe({**backups.contents(), name: content}).to_bytes()


BACKUP: Layers = {
    "manifest": (_with_manifest, (backups.unauthenticated(),)),
    "keys": (_with_part(backups.KEYS), (key_files.held().to_bytes(),)),
    "database": (_with_part("vault.db"), (backups.DATABASE.read_bytes(),)),
}


def backup_seeds() -> list[bytes]:
    """Return the parts of backups, and every backup of the vectors."""
    return seeds_of(BACKUP, backups.vectors())


# --- bodies -----------------------------------------------------------------------------------


_BODY_READERS = 17
"""As many as `hostile.py` tries, with that of renewals."""


def body_seeds() -> list[bytes]:
    """Return bodies of records, each behind the number of every reader."""
    bodies = [record.body for record in AMINAS if record.body is not None]
    bodies += [write_canonical(body) for body in BODIES]
    return [bytes([number]) + body for number in range(_BODY_READERS) for body in bodies]
