// Bytes as streams and back, for the tests of files.

export async function* inPieces(whole: Buffer, length = 64 << 10): AsyncGenerator<Buffer> {
  for (let at = 0; at < whole.length; at += length) yield Buffer.from(whole.subarray(at, at + length));
}

export async function collect(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}
