// A one-time password that can be read out over the telephone: four groups of signs that don't look alike (about 79 bits).
import { randomInt } from 'node:crypto';

const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

export const makePassword = (): string =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')).join('-');
