"""Asks the package `cryptography`. Reads one job a line, as src/job.rs writes it, and answers each with one line:
`accepts`, `refuses` and why, or `not-applicable`. To the line `version` it answers that of the package.

The package builds paths. About status it only reads: a CRL gives its signature and its entries, an OCSP response its
status. What it does not offer, such as whether a list covers a certificate, is not asked.
"""
import base64
import datetime
import sys

import cryptography
from cryptography import x509
from cryptography.x509 import ocsp, verification


def octets(field):
    return [base64.b64decode(one) for one in field.split(",") if one]


def check_chain(roots, certificate, at, taking_policies):
    builder = verification.PolicyBuilder().store(verification.Store(roots)).time(at)
    if taking_policies:
        criticality = verification.Criticality.AGNOSTIC
        holder = verification.ExtensionPolicy.permit_all().may_be_present(x509.CertificatePolicies, criticality, None)
        root = verification.ExtensionPolicy.webpki_defaults_ca()
        builder = builder.extension_policies(ee_policy=holder, ca_policy=root)
    builder.build_client_verifier().verify(certificate, [])


def check_crl(crl, roots, certificate):
    list(crl.extensions)
    if not crl.is_signature_valid(roots[0].public_key()):
        raise ValueError("is_signature_valid: False")
    if crl.get_revoked_certificate_by_serial_number(certificate.serial_number) is not None:
        raise ValueError("get_revoked_certificate_by_serial_number: found")


def check_ocsp(response):
    if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
        raise ValueError(str(response.response_status))
    list(response.extensions)
    for single in response.responses:
        if single.certificate_status is not ocsp.OCSPCertStatus.GOOD:
            raise ValueError(str(single.certificate_status))


def judge(line):
    seconds, _purpose, roots, certificate, crls, response, _nonce, kind, extra = line.rstrip("\n").split("\t")
    if certificate in roots.split(","):
        return "not-applicable"  # it builds paths for end entities
    try:
        roots = [x509.load_der_x509_certificate(der) for der in octets(roots)]
        certificate = x509.load_der_x509_certificate(octets(certificate)[0])
        at = datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc).replace(tzinfo=None)
        if kind in ("root", "certificate"):
            check_chain(roots, certificate, at, extra == "taking-policies")
        if kind == "crl":
            for der in octets(crls):
                check_crl(x509.load_der_x509_crl(der), roots, certificate)
        if kind == "ocsp":
            for der in octets(response):
                check_ocsp(ocsp.load_der_ocsp_response(der))
    except BaseException as error:  # whatever it raises is its opinion; the certificate in brackets is the reader's anyway
        words = f"{type(error).__name__}: {error}".replace("\n", " ")
        return "refuses " + words.split(" (encountered processing <")[0]
    return "accepts"


for job in sys.stdin:
    print(cryptography.__version__ if job == "version\n" else judge(job), flush=True)
