// What every contract is made of: operations, ids, pages, errors. Imports nothing but zod.
import * as z from 'zod';

export type Locale = 'ru' | 'en';
export type Text = Record<Locale, string>;

/** What may be marked as confidential; a grant must cover the mark of a record before it opens it. */
export const clearances = ['none', 'restricted', 'confidential', 'patient'] as const;
export type Clearance = (typeof clearances)[number];
export const audiences = ['internal', 'external'] as const;
export type Audience = (typeof audiences)[number];
/** A principal's part in a record; `home` is the group that the record belongs to. */
export const parts = [
  'author',
  'responsible',
  'executor',
  'recipient',
  'approver',
  'signer',
  'requester',
  'watcher',
  'home',
] as const;
export type Part = (typeof parts)[number];
export const reaches = ['own', 'area', 'all'] as const;
export type Reach = (typeof reaches)[number];
export const stateGroups = ['new', 'work', 'waiting', 'done', 'refused'] as const;
export type StateGroup = (typeof stateGroups)[number];

export const id = z.uuid();
/** A date without time, `YYYY-MM-DD`. */
export const date = z.iso.date();
/** A moment, ISO 8601 with offset. */
export const moment = z.string();
export const text = (max: number) => z.string().trim().min(1).max(max);
export const optionalText = (max: number) => z.string().trim().max(max);

/** Yes or no: `true`, `false` in an address, a boolean in a body. */
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]);

export const principalRef = z.object({ id, name: z.string(), kind: z.string() });
export const okOutput = z.object({ ok: z.literal(true) });
export const nothing = z.object({});

/** Rows asked for by `?after=…&limit=50`; `after` is the opaque `next` of the page before. */
export const pageInput = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
/** One page: `next` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });

export type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export interface OperationShape<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** `module.thing.verb`: the right, the event's name, the OpenAPI operationId, the query key and the handler's file name. */
  name: string;
  /** An action writes and leaves an event; a query reads. */
  kind: 'action' | 'query';
  method: Method;
  /** Under `/api`; `:name` parts are fields of the input. */
  path: string;
  /** What a person sees in the rights screen, the journal and the API page. */
  title: Text;
  /** `right`: the operation's own name must be granted. `signed-in`: anyone's own affairs. `public`: no sign-in. */
  access?: 'right' | 'signed-in' | 'public';
  input: I;
  output: O;
  /** Success status; 200 when absent. */
  status?: number;
  /** The query shows personal data of these people: it is journaled before the answer leaves. */
  personal?: 'users' | 'contacts';
  /** Reading is an event even when the answer shows nobody's data: the journal itself. */
  watched?: true;
  /** With the reach `own`, only these parts in the record count; any part when absent. */
  ownParts?: readonly Part[];
  /** The action changes one record and takes its version in `If-Match`. */
  versioned?: true;
  /**
   * Why the action may leave no event: it touches nothing but the person's own drafts, notices or preferences, which nobody
   * answers for. Only of signed-in people's own affairs; shown on the API page.
   */
  quiet?: Text;
  /**
   * Why the action leaves no event of its own: it carries between two halves of the program, under a right that only its
   * gateway holds, and what it brought is told by the events of its handling.
   */
  machinery?: Text;
  /** A dangerous act: the session must have proved itself within 15 minutes, else `sign_in_again`. Tokens and commands pass. */
  fresh?: true;
  /**
   * The answer holds a secret that is shown once: it is never kept. A repeated request does nothing and is told so
   * (`shown_once`).
   */
  secret?: true;
  /** Spoken as RFC 6749 says: a form comes in, credentials may stand in `Authorization: Basic`, refusals are its codes. */
  protocol?: 'oauth';
  /**
   * Whether whoever stands in for an absent person may do it. Unless it says so: rights yes, one's own affairs no, and
   * nothing of `identity.*`.
   */
  standIn?: boolean;
  /** The body is a file stream in (`upload`), out (`download`) or an event stream (`live`), not JSON. */
  stream?: 'upload' | 'download' | 'live';
  /** An input that works in the test world; strings that begin with `$` name ids of that world. */
  example: Record<string, unknown>;
}
export interface Operation<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType>
  extends OperationShape<I, O> {
  access: 'right' | 'signed-in' | 'public';
  status: number;
}
export type Input<O extends Operation> = z.output<O['input']>;
export type RawInput<O extends Operation> = z.input<O['input']>;
export type Output<O extends Operation> = z.output<O['output']>;

export function defineOperation<I extends z.ZodType, O extends z.ZodType>(
  shape: OperationShape<I, O>,
): Operation<I, O> {
  if (!/^[a-z]+(\.[a-z][a-zA-Z-]*){2,}$/.test(shape.name)) throw new Error(`operation name: ${shape.name}`);
  return { access: 'right', status: 200, ...shape };
}

/** RFC 9457 problem document; `errors` names the fields of the input that are wrong. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  message: z.object({ ru: z.string(), en: z.string() }),
  requestId: z.string().optional(),
  errors: z
    .array(z.object({ field: z.string(), code: z.string(), message: z.object({ ru: z.string(), en: z.string() }) }))
    .optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.output<typeof problem>;

export interface ErrorShape {
  status: number;
  ru: string;
  en: string;
}
/** A table of refusals: code → status and what to tell the person in both languages. `{name}` takes a value of the details. */
export const defineErrors = <T extends Record<string, ErrorShape>>(errors: T): T => errors;
