// A start that cannot go on: the message is the one line that the operator reads, the exit code is 1.
// Anything else thrown while starting is a fault and keeps its stack.
export class StartError extends Error {
  override readonly name: string = 'StartError';
}

/** The one line of a failure met while starting, without the stack. */
export function oneLine(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return oneLine(error.errors[0]);
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message.replace(/\s+/g, ' ').trim();
}
