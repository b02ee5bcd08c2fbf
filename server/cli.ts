// The administrator's command: `npm run -s vedomo -- <noun> <verb> …`, with the server up or down.
// Output is the answer alone, progress and failures go to the error stream; 0 done, 1 not done, 2 not understood.
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { readArguments } from './cli/arguments.ts';
import { UsageError } from './cli/command.ts';
import { commands } from './cli/commands.ts';
import { commandList, usage, usageOf } from './cli/usage.ts';

// The program is read in full for each command; what the machine made of it the last time is kept.
enableCompileCache(join(import.meta.dirname, '../.cache/compiled'));

const print = (lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`);
const tell = (line: string) => process.stderr.write(`${line}\n`);

async function main(words: readonly string[]): Promise<number> {
  try {
    const asked = readArguments(words, commands);
    if (!asked) {
      print(usage(commands));
      return 0;
    }
    const { run } = await import('./cli/run.ts');
    const answer = await run(asked, tell);
    print(asked.json ? [JSON.stringify(answer.json)] : answer.lines);
    return answer.code ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      const help = error.command ? usageOf(error.command) : commandList(commands);
      for (const line of [error.message, ...help]) tell(line);
      return 2;
    }
    const { failureLine } = await import('./cli/words.ts');
    tell(failureLine(error));
    if (/^(debug|trace)$/.test(process.env.LOG_LEVEL ?? '')) console.error(error);
    return 1;
  }
}

// Whoever reads the output may have seen enough (`| head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await main(process.argv.slice(2));
