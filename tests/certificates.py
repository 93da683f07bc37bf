"""Servers that speak TLS with a certificate they signed themselves."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

TODAY: Final = datetime.now(UTC)
DAY: Final = timedelta(days=1)
NAME: Final = "telegram.invalid"
"""The name that the certificate is for; so is 127.0.0.1."""


def self_signed(folder: Path, until: datetime = TODAY + DAY) -> tuple[ssl.SSLContext, Path]:
    """What a server needs to speak TLS, and the file by which it can be trusted."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "here")])
    names = [x509.IPAddress(ip_address("127.0.0.1")), x509.DNSName(NAME)]
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(TODAY - 9 * DAY)
        .not_valid_after(until)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = folder / "certificate.pem", folder / "key.pem"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*files)
    return context, files[0]
