// What every check of a contact's field answers: the value as it is to be kept, or the code of its refusal
// (the words are in contract/errors.ts).
export type Checked<Code extends string> = { ok: true; value: string } | { ok: false; code: Code };

export const accepted = (value: string) => ({ ok: true, value }) as const;
export const refused = <Code extends string>(code: Code) => ({ ok: false, code }) as const;
