#!/usr/bin/env python3
"""A driver in Python's standard library. Try it: sekisho run -- python3 docs/python-driver/driver.py

To test an SDK of your own, let it do the work of `certificate` and `pin_status`, with `send` as its transceive function.
"""
import base64, json, re, ssl, sys

FILES = {"signature": "0001", "signature-ca": "0002", "authentication": "000A", "authentication-ca": "000B"}
PINS = {"signature": "001B", "authentication": "0018"}
REASONS = {"6A82": "not-present", "6984": "pin-blocked"}

class Refused(Exception): pass

def refuse(code, **data): raise Refused({"code": code, **data})

def write(**message): print(json.dumps({"jsonrpc": "2.0", **message}), flush=True)

def call(method, **params):
    write(id=1, method=method, params=params)
    answer = json.loads(sys.stdin.readline())
    return answer["result"] if "result" in answer else refuse("card-removed")

def send(card, command, *accepted):
    response = call("card/transmit", card=card, command=command)["response"]
    data, status = bytes.fromhex(response[:-4]), response[-4:]
    if status in ("9000", *accepted): return data, status
    if status[:3] == "63C": refuse("wrong-pin", tries_left=int(status[3], 16))
    refuse(REASONS[status]) if status in REASONS else refuse("card-error", status_word=int(status, 16))

def certificate(card, kind, pin=None):
    if kind == "signature":
        send(card, "00A4020C02" + PINS[kind])
        send(card, f"00200080{len(pin):02X}" + pin.upper().encode().hex())
    send(card, "00A4020C02" + FILES[kind])
    der, length, block = b"", 4, b"more"
    while block and len(der) < min(length, 0x8000):
        block, _ = send(card, f"00B0{len(der):04X}00", "6B00")  # 6B00: the file ends here
        der += block
        length = 4 + int.from_bytes(der[2:4], "big")
    if not any(der): refuse("not-present")  # filler only
    try: ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_verify_locations(cadata=der[:length])
    except (ssl.SSLError, ValueError): refuse("malformed-data")  # OpenSSL does not take it for a certificate
    return {"certificate": base64.b64encode(der[:length]).decode()}

def pin_status(card, pin):
    send(card, "00A4020C02" + PINS[pin])
    _, status = send(card, "00200080", "6984", *(f"63C{tries:X}" for tries in range(16)))
    return {"tries_left": 0 if status == "6984" else int(status[3], 16)}

METHODS = {"reader/certificate": certificate, "reader/pin-status": pin_status}

def work(method, card, **asked):
    if asked.get("kind") == "signature":
        if "pin" not in asked: refuse("pin-required")
        if not re.fullmatch("[A-Za-z0-9]{6,16}", asked["pin"]): refuse("pin-malformed")
    call("card/connect", card=card["card"])
    selected = call("card/transmit", card=card["card"], command="00A4040C0AD392F000260100000001")
    if selected["response"] != "9000": refuse("card-unknown")
    return METHODS[method](card["card"], **asked)

for line in iter(sys.stdin.readline, ""):
    request = json.loads(line)
    try:
        if request["method"] == "initialize":
            result = {"protocol": "1.0", "name": "Python example", "version": "1.0", "methods": list(METHODS), "status": "none"}
        else: result = {"outcome": "done", **work(request["method"], **request["params"])}
    except Refused as refused: result = {"outcome": "refused", "reason": refused.args[0]}
    write(id=request["id"], result=result)
