// The one way to say no: a stable code with the words of its table. Anything else thrown is a fault (500).

import type { ErrorShape, Text } from '#contract/core.ts';
import { coreErrors } from '#contract/errors.ts';

const known = new Map<string, ErrorShape>(Object.entries(coreErrors));

/** Adds a module's table of refusals; two tables may not share a code. */
export function registerErrors(errors: Record<string, ErrorShape>): void {
  for (const [code, shape] of Object.entries(errors)) {
    const before = known.get(code);
    if (before && before !== shape) throw new Error(`refusal code ${code} is defined twice`);
    known.set(code, shape);
  }
}

export interface FieldError {
  /** Path in the input, dots between parts: `addressees.0.name`. */
  field: string;
  code: string;
  message: { ru: string; en: string };
}
export interface RefusalDetails {
  errors?: FieldError[];
  /** Values for `{name}` places of the message, and for the screen. */
  [name: string]: unknown;
}

export class Refusal extends Error {
  readonly code: string;
  readonly details: RefusalDetails;
  /** What the action wrote before it refused is kept: counters of failures, the event of the refusal. */
  readonly keepsWrites: boolean;
  constructor(code: string, details: RefusalDetails = {}, options: { keepsWrites?: boolean } = {}) {
    super(code);
    this.code = code;
    this.details = details;
    this.keepsWrites = options.keepsWrites ?? false;
  }
  get status(): number {
    return errorShape(this.code).status;
  }
}

export function errorShape(code: string): ErrorShape {
  const shape = known.get(code);
  if (!shape) throw new Error(`refusal code ${code} has no words`);
  return shape;
}

/** The words of a code in both languages, with `{name}` places filled from the details: values, or names in both. */
export function words(code: string, details: Record<string, unknown> = {}): Text {
  const shape = errorShape(code);
  const fill = (locale: keyof Text) =>
    shape[locale].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = details[name] ?? '';
      return String(typeof value === 'object' && locale in value ? (value as Text)[locale] : value);
    });
  return { ru: fill('ru'), en: fill('en') };
}

/** A refusal of one field of the input, with the words of `code`. */
export function refuseField(field: string, code: string, details: Record<string, unknown> = {}): Refusal {
  return new Refusal('invalid_input', { errors: [{ field, code, message: words(code, details) }] });
}
