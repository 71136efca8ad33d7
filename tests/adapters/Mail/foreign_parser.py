"""Reads mails with the parser of Python's library, which nobody here wrote, and says as JSON what it found."""
import email
import email.header
import email.policy
import json
import sys


def decoded(raw):
    """A header's words by the library's other decoder, which keeps to RFC 2047, 6.2."""
    return str(email.header.make_header(email.header.decode_header(raw)))


def read(path):
    with open(path, 'rb') as file:
        data = file.read()
    mail = email.message_from_bytes(data, policy=email.policy.default)
    plain = email.message_from_bytes(data, policy=email.policy.compat32)
    lines = data.split(b'\r\n')
    headers = lines[:lines.index(b'')]
    defects = [d for part in mail.walk() for d in part.defects]
    defects += [d for part in mail.walk() for _, value in part.items() for d in value.defects]
    to, = mail['To'].addresses
    sender, = mail['From'].addresses
    return {
        'to': to.display_name,
        'toAddress': to.addr_spec,
        'toDecoded': decoded(plain['To']),
        'from': sender.display_name,
        'subject': mail['Subject'],
        'messageId': mail['Message-ID'],
        'parts': [
            [part.get_content_type(), part.get_content_charset(), part.get_content()]
            for part in mail.walk() if not part.is_multipart()],
        'defects': [repr(d) for d in defects],
        'longestLine': max(len(line) for line in lines),
        'longestHeaderLine': max(len(line) for line in headers),
        'bareBreaks': sum(line.count(b'\r') + line.count(b'\n') for line in lines),
    }


print(json.dumps([read(path) for path in sys.argv[1:]]))
