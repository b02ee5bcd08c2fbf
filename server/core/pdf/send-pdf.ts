// Sends a PDF while it is being written; what fails on the way cuts the answer instead of ending it as if it were whole.
import type { FastifyReply } from 'fastify';
import { contentDisposition } from '../files/file-name.ts';

interface Writing {
  readonly stream: NodeJS.ReadableStream & { destroy(error?: Error): unknown };
  end(): void;
}

export function sendPdf(reply: FastifyReply, name: string, paper: Writing, write: () => Promise<void>): FastifyReply {
  reply.headers({
    'content-type': 'application/pdf',
    'content-disposition': contentDisposition('attachment', name.replace(/[/\\]/g, '-')),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  write().then(
    () => paper.end(),
    (error: Error) => paper.stream.destroy(error),
  );
  return reply.send(paper.stream);
}
