// OpenAPI 3.1 of all operations at /api/openapi.json, and a page to read it at /api/docs that needs no other server.
import type { FastifyInstance } from 'fastify';
import type { Services } from '../services.ts';
import { docsPage } from './docs-page.ts';
import { openApiDocument } from './openapi.ts';

export async function registerDocs(app: FastifyInstance, services: Services): Promise<void> {
  const document = openApiDocument(services.catalog);
  const text = JSON.stringify(document);
  app.get('/api/openapi.json', { config: { plain: 'API description' } }, async (_request, reply) => {
    reply.header('content-type', 'application/json; charset=utf-8');
    return text;
  });
  app.get('/api/docs', { config: { plain: 'API description' } }, async (_request, reply) => {
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    return docsPage(services.catalog);
  });
}
