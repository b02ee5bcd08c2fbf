// The program loaded and not started: it begins at the first word on its input, so that a test that starts many copies one
// after the other need not wait for each to be read.
import { once } from 'node:events';

await import('../../server/app.ts');
await once(process.stdin, 'data');
process.stdin.destroy();
await import('../../server/main.ts');
