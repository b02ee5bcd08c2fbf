// One command from its words to its exit code; what it says goes to two listeners, so that tests can run it beside a server.
import { readArguments } from './arguments.ts';
import { UsageError } from './command.ts';
import { commands } from './commands.ts';
import { commandList, usage, usageOf } from './usage.ts';

export interface Surroundings {
  /** The settings, as the environment of a process holds them. */
  environment: NodeJS.ProcessEnv;
  /** The answer alone. */
  print(lines: readonly string[]): void;
  /** Progress and failures. */
  tell(line: string): void;
}

/** Resolves with 0 when it was done, 1 when not, 2 when it could not be understood. */
export async function execute(
  words: readonly string[],
  { environment, print, tell }: Surroundings,
): Promise<0 | 1 | 2> {
  try {
    const asked = readArguments(words, commands);
    if (!asked) {
      print(usage(commands));
      return 0;
    }
    // Loaded only now, so that help costs nothing.
    const { run } = await import('./run.ts');
    const answer = await run(asked, { environment, tell });
    print(asked.json ? [JSON.stringify(answer.json)] : answer.lines);
    return answer.code ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      const help = error.command ? usageOf(error.command) : commandList(commands);
      for (const line of [error.message, ...help]) tell(line);
      return 2;
    }
    const { failureLine } = await import('./words.ts');
    tell(failureLine(error));
    if (/^(debug|trace)$/.test(environment.LOG_LEVEL ?? '')) console.error(error);
    return 1;
  }
}
