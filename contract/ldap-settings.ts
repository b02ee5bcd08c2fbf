// How one directory is asked: addresses, protection, bind, search, attributes, groups, first sign-in and sync.
import * as z from 'zod';
import { id, optionalText, text } from './core.ts';

export const directorySecurity = ['ldaps', 'starttls', 'plain'] as const;
export const directoryBinds = ['search', 'direct'] as const;
/** How the directory marks the entry of somebody who may not work any more. */
export const disabledMarks = ['none', 'ad', 'freeipa', 'ppolicy', 'attribute'] as const;
/**
 * Where a person's groups are read: their own `memberOf`; AD's `tokenGroups` with the nested ones; groups that name the
 * person's entry (`member`), or the person's login (`memberUid`).
 */
export const groupSources = ['none', 'memberOf', 'tokenGroups', 'member', 'memberUid'] as const;
export const firstSignIns = ['active', 'pending', 'refuse'] as const;
export const syncPeriods = ['never', 'quarter', 'hour', 'day'] as const;

const attribute = z
  .string()
  .trim()
  .regex(/^([A-Za-z][A-Za-z0-9;-]*|[0-9]+(\.[0-9]+)+)?$/)
  .max(60);
const neededAttribute = attribute.min(1);

/** `group` is a DN, or a pattern where `*` stands for anything, matched against DN and name. */
const mapping = z.strictObject({
  group: text(500),
  groupId: id.nullable().default(null),
  role: z.string().max(60).nullable().default(null),
  areaId: id.nullable().default(null),
});

export const directorySettings = z.strictObject({
  servers: z
    .array(
      z.strictObject({
        host: z
          .string()
          .trim()
          .min(1)
          .max(253)
          .regex(/^[^\s/@]+$/),
        port: z.number().int().min(1).max(65_535),
      }),
    )
    .min(1)
    .max(5),
  security: z.enum(directorySecurity).default('ldaps'),
  /** Somebody has read that everything, passwords included, travels in the clear. */
  plainAccepted: z.boolean().default(false),
  /** Certificates of the organisation's own authority, PEM; without them those of the system are trusted. */
  ca: optionalText(200_000).default(''),
  timeoutSeconds: z.number().int().min(1).max(60).default(5),
  bind: z.enum(directoryBinds).default('search'),
  /** The account that searches; empty for an anonymous search. */
  bindDn: optionalText(500).default(''),
  /** For a direct bind: `uid={login},ou=people,dc=example,dc=org` or `{login}@example.org`. */
  bindTemplate: optionalText(500).default(''),
  base: text(500),
  filter: optionalText(2_000).default(''),
  /** The typed login is looked for in each of these. */
  loginAttributes: z.array(neededAttribute).min(1).max(5),
  attributes: z.strictObject({
    subject: neededAttribute,
    login: neededAttribute,
    email: attribute.default('mail'),
    name: attribute.default('cn'),
    position: attribute.default('title'),
    phone: attribute.default('telephoneNumber'),
    manager: attribute.default('manager'),
  }),
  disabledBy: z.enum(disabledMarks).default('none'),
  /** For `disabledBy: attribute`: `employeeType=fired`. */
  disabledAttribute: attribute.default(''),
  disabledValue: optionalText(200).default(''),
  groups: z.strictObject({
    source: z.enum(groupSources).default('none'),
    base: optionalText(500).default(''),
    filter: optionalText(2_000).default(''),
  }),
  mappings: z.array(mapping).max(300).default([]),
  firstSignIn: z.enum(firstSignIns).default('pending'),
  /** Wrong passwords of one person within the window, below the directory's own threshold. */
  attempts: z.number().int().min(1).max(100).default(4),
  attemptsMinutes: z.number().int().min(1).max(1_440).default(15),
  sync: z.strictObject({
    period: z.enum(syncPeriods).default('never'),
    /** For `day`: the hour in the organisation's zone. */
    hour: z.number().int().min(0).max(23).default(3),
    create: z.boolean().default(false),
    deactivate: z.boolean().default(true),
    /** More deactivations at once than this stop the sync until somebody has looked. */
    maxPercent: z.number().int().min(1).max(100).default(10),
  }),
});
export type DirectorySettings = z.output<typeof directorySettings>;
