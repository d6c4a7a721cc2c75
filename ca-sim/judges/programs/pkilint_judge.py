"""Asks the linters of the package `pkilint`, each through its own command line. Reads one job a line, as src/job.rs
writes it, and answers each with one line: `accepts`, or `refuses` and the codes of the findings from NOTICE up. To the line `version`
it answers that of the package.
"""
import base64
import contextlib
import csv
import importlib.metadata
import io
import sys

from pkilint.bin import lint_crl, lint_ocsp_response, lint_pkix_cert, lint_pkix_signer_signee_cert_chain


def octets(field):
    return [base64.b64decode(one) for one in field.split(",") if one]


def put(name, der):
    with open(name, "wb") as file:
        file.write(der)
    return name


def lint(tool, *arguments):
    out, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(errors):
        tool.main(["lint", "-s", "NOTICE", "-f", "CSV", "--document-format", "DER", *arguments])
    rows = list(csv.reader(io.StringIO(out.getvalue())))
    if not rows or rows[0] != ["node_path", "validator", "severity", "code", "message"]:
        return [(errors.getvalue().strip() or "no answer").replace(" ", "_")]
    return [row[3] for row in rows[1:] if row]


def judge(line):
    _seconds, _purpose, roots, certificate, crls, response, _nonce, kind, _ = line.rstrip("\n").split("\t")
    codes = []
    try:
        if kind == "root":
            codes += lint(lint_pkix_cert, put("root", octets(roots)[0]))
        if kind == "certificate":
            subject = put("subject", octets(certificate)[0])
            codes += lint(lint_pkix_cert, subject)
            codes += lint(lint_pkix_signer_signee_cert_chain, put("issuer", octets(roots)[0]), subject)
        if kind == "crl":
            for der in octets(crls):
                codes += lint(lint_crl, "-t", "CRL", "-p", "PKIX", put("crl", der))
        if kind == "ocsp":
            codes += lint(lint_ocsp_response, put("response", octets(response)[0]))
    except BaseException as error:  # an object that stops the linter; a panic in Rust is no Exception
        codes.append(type(error).__name__)
    return "refuses " + " ".join(sorted(set(codes))) if codes else "accepts"


for job in sys.stdin:
    print(importlib.metadata.version("pkilint") if job == "version\n" else judge(job), flush=True)
