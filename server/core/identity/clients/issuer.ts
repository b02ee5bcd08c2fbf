// How this installation names itself to programs: the address that people see, or where it listens when none is set.
import type { Config } from '../../config.ts';

export const issuerOf = ({ publicUrl, host, port }: Config): string => publicUrl ?? `http://${host}:${port}`;
export const audienceOf = (config: Config): string => `${issuerOf(config)}/api`;
