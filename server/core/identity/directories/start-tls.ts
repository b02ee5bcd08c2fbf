// StartTLS said by hand on a fresh socket: one request, one answer, not a byte more, and then nothing of plain LDAP is left.
import type { Socket } from 'node:net';
import { BerReader } from 'ldapts';
import { DirectoryRefusal } from './faults.ts';

const oid = '1.3.6.1.4.1.1466.20037';
// LDAPMessage { messageID 1, ExtendedRequest { requestName oid } }
const request = Buffer.concat([
  Buffer.from([0x30, oid.length + 7, 0x02, 0x01, 0x01, 0x77, oid.length + 2, 0x80, oid.length]),
  Buffer.from(oid),
]);
const answerTag = 0x78;
const most = 10_000;

/** Result code and words of a whole answer; undefined while more of it is to come. */
function readAnswer(bytes: Buffer): { code: number; said: string } | undefined {
  const reader = new BerReader(bytes);
  if (reader.readSequence() === null || reader.remain < reader.length) return undefined;
  // What comes after the answer was not protected and could be anybody's.
  if (reader.remain > reader.length || reader.readInt() === null) throw new DirectoryRefusal('starttls_refused');
  if (reader.readSequence() !== answerTag) throw new DirectoryRefusal('starttls_refused');
  const code = reader.readEnumeration() ?? -1;
  reader.readString();
  return { code, said: reader.readString() ?? '' };
}

/** The socket is ready for TLS when this resolves, and gone when it rejects. */
export function askStartTls(socket: Socket, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    const settle = (error?: Error) => {
      clearTimeout(timer);
      socket.removeListener('data', onData).removeListener('error', settle).removeListener('close', onClose);
      socket.pause();
      if (!error) return resolve();
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const timer = setTimeout(() => settle(new DirectoryRefusal('timeout')), ms);
    const onClose = () => settle(new DirectoryRefusal('closed'));
    const onData = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]);
      try {
        const answer = bytes.length > most ? { code: -1, said: '' } : readAnswer(bytes);
        if (!answer) return;
        settle(answer.code === 0 ? undefined : new DirectoryRefusal('starttls_refused', answer.said));
      } catch (error) {
        settle(error instanceof DirectoryRefusal ? error : new DirectoryRefusal('starttls_refused'));
      }
    };
    socket.on('data', onData).once('error', settle).once('close', onClose);
    socket.write(request);
  });
}
