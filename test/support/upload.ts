// A file sent to the server as a browser sends it.
import type { Caller } from './server.ts';

export async function upload(caller: Caller, name: string, content: Buffer): Promise<string> {
  const edge = 'edge-of-a-part';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${edge}--\r\n`)]);
  const answer = await caller.call('POST', '/api/files', body, {
    'content-type': `multipart/form-data; boundary=${edge}`,
  });
  if (answer.statusCode !== 201) throw new Error(`upload of ${name}: ${answer.statusCode} ${answer.body}`);
  return answer.json().id;
}
