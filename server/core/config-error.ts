// A setting of the environment is wrong: told in one line, and the program does not start.
import { StartError } from '#core/start-error.ts';

export class ConfigError extends StartError {
  override readonly name = 'ConfigError';
}
