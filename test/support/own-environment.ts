// The environment of a process that a test starts: nothing of the tests' own but where programs lie and what Node has compiled.

export function ownEnvironment(settings: Record<string, string>): Record<string, string> {
  const kept = process.env.NODE_COMPILE_CACHE;
  return { PATH: process.env.PATH ?? '', ...(kept ? { NODE_COMPILE_CACHE: kept } : {}), ...settings };
}
