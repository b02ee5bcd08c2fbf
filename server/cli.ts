// The administrator's command: `npm run -s vedomo -- <noun> <verb> …`, with the server up or down.
// Output is the answer alone, progress and failures go to the error stream; 0 done, 1 not done, 2 not understood.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { execute } from './cli/execute.ts';

// The program is read in full for each command; what the machine made of it the last time is kept.
enableCompileCache(join(import.meta.dirname, '../.cache/compiled'));

// Whoever reads the output may have seen enough (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await execute(process.argv.slice(2), {
  environment: process.env,
  print: (lines) => process.stdout.write(`${lines.join('\n')}\n`),
  tell: (line) => process.stderr.write(`${line}\n`),
});
