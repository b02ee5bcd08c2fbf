// The baseline of lists, a process of its own: a bare Fastify handler that runs prepared statements and answers their rows.
// `POST /statements` names them; `GET /<number>` runs those of one list.
import fastify from 'fastify';
import pg from 'pg';
import '#core/db/pool.ts';
import type { Statement } from './capture.ts';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12, options: '-c timezone=UTC' });
let lists: Statement[][] = [];
const app = fastify({ logger: false, bodyLimit: 64 * 1024 * 1024 });
app.post('/statements', async (request) => {
  lists = request.body as Statement[][];
  return {};
});
app.get('/:number', async (request) => {
  let rows: unknown[] = [];
  for (const statement of lists[Number((request.params as { number: string }).number)] ?? [])
    rows = (await pool.query(statement)).rows;
  return { items: rows };
});
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
process.stdin.on('end', () => process.exit(0)).resume();
