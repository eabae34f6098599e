# A mail server that asks for sign-in: aiosmtpd of Debian. server.py HOST PORT FOLDER tls|starttls CERT KEY PLAIN|LOGIN USER PASSWORD
import asyncio, ssl, sys
from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import SMTP, AuthResult

host, port, folder, way, cert, key, offered, user, password = sys.argv[1:]


def known(server, session, envelope, mechanism, data):
    right = data.login == user.encode() and data.password == password.encode()
    return AuthResult(success=right, handled=False)


async def serve():
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(cert, key)
    implicit = way == "tls"
    others = [x for x in ("PLAIN", "LOGIN") if x != offered]
    loop = asyncio.get_running_loop()

    def one():  # aiosmtpd does not see that the line is secret from its first byte
        return SMTP(Mailbox(folder), tls_context=None if implicit else tls, require_starttls=not implicit, authenticator=known, auth_required=True, auth_require_tls=not implicit, auth_exclude_mechanism=others, loop=loop)

    server = await loop.create_server(one, host, int(port), ssl=tls if implicit else None)
    await server.serve_forever()


asyncio.run(serve())
