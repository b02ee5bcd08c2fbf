// The log for a person at a terminal: a line of time, level and words instead of JSON, with what went wrong below it.
const levels: Record<number, string> = { 10: 'trace', 20: 'debug', 30: '', 40: 'внимание', 50: 'ошибка', 60: 'отказ' };
const own = new Set(['level', 'time', 'service', 'msg', 'err', 'pid', 'hostname']);

export const plainLines = {
  write(json: string): void {
    process.stdout.write(`${plainLine(json)}\n`);
  },
};

export function plainLine(json: string): string {
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(json) as Record<string, unknown>;
  } catch {
    return json.trimEnd();
  }
  const time = typeof entry.time === 'string' ? new Date(entry.time).toTimeString().slice(0, 8) : '';
  const level = levels[Number(entry.level)] ?? String(entry.level);
  const rest = Object.entries(entry)
    .filter(([key]) => !own.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`);
  const error = entry.err as { message?: string; stack?: string } | undefined;
  const line = [time, level, entry.msg, ...rest].filter(Boolean).join('  ');
  return error ? `${line}\n${error.stack ?? error.message ?? ''}` : line;
}
