// Where the virus scanner listens: `unix:/run/clamav/clamd.ctl` or `tcp://host:3310`.
export type ScannerAddress = { path: string } | { host: string; port: number };

export function scannerAddress(text: string): ScannerAddress | undefined {
  const [, path] = /^unix:(?:\/\/)?(\/[^\0]+)$/.exec(text) ?? [];
  if (path) return { path };
  const [, host, port] = /^tcp:\/\/([\w.-]+|\[[\da-f:.]+\]):(\d{1,5})$/i.exec(text) ?? [];
  return host && Number(port) <= 65_535 ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port) } : undefined;
}
