// All operations, roles and record kinds of the modules in one place, checked when the program starts.
import type { ErrorShape, Operation, Reach, Text } from '#contract/core.ts';
import { type Bundle, type BundlePart, bundleKey, joinBundles, type RoleConflict } from './bundles.ts';
import type { DeadlineSubject } from './deadlines/subject.ts';
import type { ListExport } from './export/list-export.ts';
import type { FieldSubject } from './fields/subject.ts';
import type { ImportDefinition } from './import/definition.ts';
import type { JobDefinition } from './jobs/definition.ts';
import type { AnyMailReceiver } from './mailbox/receiver.ts';
import type { Dialogue } from './messenger/talk/dialogue.ts';
import type { ChatView } from './notify/chat/chat-view.ts';
import type { NoticeKind } from './notify/kinds.ts';
import type { Subscription } from './notify/subscription.ts';
import type { Handler } from './operation.ts';
import type { PersonalDataCard } from './personal-data/card.ts';
import type { RecordReference } from './records/references.ts';
import type { CommentFollower } from './records/write-comment.ts';
import { registerErrors } from './refusal.ts';
import type { SearchedTexts } from './search/searched.ts';
import type { SettingEntry } from './settings/registry.ts';
import type { AnyTask } from './tasks/definition.ts';
import type { AnyTriggerSubject } from './triggers/subject.ts';
import type { AnyUnit } from './unit.ts';
import { operationsRun } from './what-runs.ts';

/** A role that the program brings along; its grants follow the program's version until the organisation changes them. */
export interface ReadyRole {
  key: string;
  name: Text;
  /** What the role is for. */
  about?: Text;
  grants: readonly { operation: string; reach: Reach }[];
  /** Every mark is covered (owner, security). */
  allClearances?: boolean;
}
/** What one module adds to a ready role; core names all of them. */
export type ReadyRolePart = Omit<ReadyRole, 'name'> & { name?: Text };

/** What core must know of a kind of record to show it in search, links and notices. */
export interface RecordKind {
  kind: string;
  title: Text;
  /** Under this operation the kind is seen. */
  read: string;
  /** Photos come onto its records without what a camera wrote beside them; elsewhere files stay byte for byte. */
  cleanPhotos?: true;
  /** The record in which words on this one are found from now on, where it was merged into another; itself otherwise. */
  wordsGoTo?: (unit: AnyUnit, id: string) => Promise<{ id: string; number: string | null }>;
  /**
   * Its records may be addressed to groups (part `recipient`), whose people then read them without taking part otherwise,
   * and to these principals: each stands for everybody who may read the kind, or of those for who also holds `need`.
   */
  addressed?: readonly { principalId: string; need?: string }[];
}

/** The link's ends as they stand in it. */
export type LinkFollower = (unit: AnyUnit, link: { fromId: string; toId: string; kind: string }) => Promise<void>;

export interface Module {
  name: string;
  handlers: readonly Handler[];
  /** Every operation that the contract promises; one without a handler stops the start. */
  contract: readonly Operation[];
  errors?: Record<string, ErrorShape>;
  /** Database constraints whose violation is a refusal, by name. */
  constraints?: Record<string, string>;
  roles?: readonly ReadyRolePart[];
  bundles?: readonly BundlePart[];
  conflictingRoles?: readonly RoleConflict[];
  recordKinds?: readonly RecordKind[];
  /** What the organisation may add fields of its own to. */
  fieldSubjects?: readonly FieldSubject[];
  /** Kinds of its records that have deadlines by the hour. */
  deadlineSubjects?: readonly DeadlineSubject[];
  /** Kinds of its records that triggers may watch and act on. */
  triggerSubjects?: readonly AnyTriggerSubject[];
  jobs?: readonly JobDefinition[];
  /** Long tasks that its operations start. */
  tasks?: readonly AnyTask[];
  /** Its lists that can be taken as files. */
  exports?: readonly ListExport[];
  /** What tables may bring into it. */
  imports?: readonly ImportDefinition[];
  subscriptions?: readonly Subscription[];
  /** What people may be told of, beyond what core's own kinds cover. */
  noticeKinds?: readonly NoticeKind[];
  /** How its records are shown in a messenger; without one only their numbers are. */
  chatViews?: readonly ChatView[];
  /** Conversations with people in messengers. */
  dialogues?: readonly Dialogue[];
  /** Who gets letters of mailboxes. */
  mailReceivers?: readonly AnyMailReceiver[];
  /** What administrators change while the program runs. */
  settings?: readonly SettingEntry[];
  /** What personal data its tables hold, and what a withdrawal, a block or a destruction does to it. */
  personalData?: PersonalDataCard;
  /** Where its tables hold ids of records that may become one. */
  references?: readonly RecordReference[];
  /** Told of every link that is drawn or taken away, in the same transaction. */
  onLink?: LinkFollower;
  /** Told of every comment on any record, in the same transaction. */
  onComment?: CommentFollower;
  /** Texts and numbers of its own tables by which its records are found. */
  searched?: readonly SearchedTexts[];
  /** Fields of its records that hold ids: a statement that names them, `{ id, name }` for `$1::uuid[]`. People, groups and contacts are named anyway. */
  namedFields?: Readonly<Record<string, string>>;
  /** Kinds of events without a record (`recordKind`) that live streams carry to those who hold an operation everywhere. */
  liveKinds?: Readonly<Record<string, string>>;
}

export interface Catalog {
  handlers: ReadonlyMap<string, Handler>;
  operations: readonly Operation[];
  roles: ReadonlyMap<string, ReadyRole>;
  bundles: ReadonlyMap<string, Bundle>;
  conflictingRoles: readonly RoleConflict[];
  recordKinds: ReadonlyMap<string, RecordKind>;
  fieldSubjects: ReadonlyMap<string, FieldSubject>;
  deadlineSubjects: ReadonlyMap<string, DeadlineSubject>;
  triggerSubjects: ReadonlyMap<string, AnyTriggerSubject>;
  constraints: ReadonlyMap<string, string>;
  jobs: readonly JobDefinition[];
  tasks: ReadonlyMap<string, AnyTask>;
  /** By the name of the operation that lists. */
  exports: ReadonlyMap<string, ListExport>;
  imports: ReadonlyMap<string, ImportDefinition>;
  subscriptions: readonly Subscription[];
  noticeKinds: ReadonlyMap<string, NoticeKind>;
  dialogues: readonly Dialogue[];
  chatViews: ReadonlyMap<string, ChatView>;
  mailReceivers: ReadonlyMap<string, AnyMailReceiver>;
  settings: ReadonlyMap<string, SettingEntry>;
  personalData: readonly PersonalDataCard[];
  linkFollowers: readonly LinkFollower[];
  commentFollowers: readonly CommentFollower[];
  searched: readonly SearchedTexts[];
  references: readonly RecordReference[];
  liveKinds: ReadonlyMap<string, string>;
  namedFields: Readonly<Record<string, string>>;
}

/** Every operation that a contract's file exports: none is forgotten on a module's card. */
export const operationsOf = (contract: Record<string, unknown>): Operation[] =>
  Object.values(contract).filter(
    (value): value is Operation => typeof value === 'object' && value !== null && 'method' in value && 'path' in value,
  );

/** Whether a grant's, switch's or token's words name any of these: its own name, `module.*`, `*`. */
export const names = (named: readonly ({ name: string } | { operation: string })[], pattern: string): boolean =>
  named.some((one) => {
    const name = 'name' in one ? one.name : one.operation;
    return pattern === '*' || pattern.endsWith('.*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
  });

/** A path without the names of its parameters: two paths that differ only in those are one route. */
const shapeOf = (operation: Operation): string => operation.path.replace(/:\w+/g, ':');

export function makeCatalog(modules: readonly Module[]): Catalog {
  const handlers = new Map<string, Handler>();
  const roles = new Map<string, ReadyRole>();
  const recordKinds = new Map<string, RecordKind>();
  const fieldSubjects = new Map<string, FieldSubject>();
  const deadlineSubjects = new Map<string, DeadlineSubject>();
  const triggerSubjects = new Map<string, AnyTriggerSubject>();
  const constraints = new Map<string, string>();
  const jobs: JobDefinition[] = [];
  const tasks = new Map<string, AnyTask>();
  const exports = new Map<string, ListExport>();
  const imports = new Map<string, ImportDefinition>();
  const subscriptions: Subscription[] = [];
  const noticeKinds = new Map<string, NoticeKind>();
  const dialogues: Dialogue[] = [];
  const chatViews = new Map<string, ChatView>();
  const settings = new Map<string, SettingEntry>();
  const liveKinds = new Map<string, string>();
  const operations: Operation[] = [];
  const fail = (text: string): never => {
    throw new Error(`catalog: ${text}`);
  };
  for (const module of modules) {
    if (module.errors) registerErrors(module.errors);
    for (const operation of module.contract) {
      if (operations.some((other) => other.name === operation.name)) fail(`${operation.name} is defined twice`);
      if (operations.some((other) => other.method === operation.method && shapeOf(other) === shapeOf(operation))) {
        fail(`${operation.method} ${operation.path} is taken twice`);
      }
      if (!operation.title.ru || !operation.title.en) fail(`${operation.name} has no words in both languages`);
      if (!['right', 'signed-in', 'public'].includes(operation.access)) fail(`${operation.name} names no right`);
      if (operation.quiet && (operation.access !== 'signed-in' || operation.kind !== 'action' || operation.stream)) {
        fail(`${operation.name} is quiet, which only an action on one's own affairs may be`);
      }
      if (operation.machinery && (operation.access !== 'right' || operation.kind !== 'action' || operation.stream)) {
        fail(`${operation.name} is machinery, which only an action under a right may be`);
      }
      if (operation.quiet && !(operation.quiet.ru && operation.quiet.en))
        fail(`${operation.name} is quiet without a reason`);
      operations.push(operation);
    }
    for (const handler of module.handlers) {
      const name = handler.operation.name;
      if (!module.contract.includes(handler.operation)) fail(`${name} is not in the contract of ${module.name}`);
      if (handlers.has(name)) fail(`${name} has two handlers`);
      const kind = handler.operation.stream ? 'stream' : handler.operation.kind;
      if (handler.kind !== kind) fail(`${name} is a ${kind}, its handler is a ${handler.kind}`);
      handlers.set(name, handler);
    }
    for (const role of module.roles ?? []) {
      const before = roles.get(role.key);
      const name = before?.name ?? role.name ?? fail(`role ${role.key} has no name yet`);
      roles.set(role.key, { ...role, ...before, name, grants: [...(before?.grants ?? []), ...role.grants] });
    }
    for (const kind of module.recordKinds ?? []) recordKinds.set(kind.kind, kind);
    for (const one of module.fieldSubjects ?? []) fieldSubjects.set(one.subject, one);
    for (const one of module.deadlineSubjects ?? []) deadlineSubjects.set(one.kind, one);
    for (const one of module.triggerSubjects ?? []) triggerSubjects.set(one.kind, one);
    for (const [name, code] of Object.entries(module.constraints ?? {})) constraints.set(name, code);
    jobs.push(...(module.jobs ?? []));
    for (const list of module.exports ?? []) exports.set(list.operation.name, list);
    for (const task of module.tasks ?? []) {
      if (tasks.has(task.kind)) fail(`task ${task.kind} is defined twice`);
      tasks.set(task.kind, task);
    }
    for (const one of module.imports ?? []) {
      if (imports.has(one.kind)) fail(`import ${one.kind} is defined twice`);
      imports.set(one.kind, one);
    }
    subscriptions.push(...(module.subscriptions ?? []));
    for (const kind of module.noticeKinds ?? []) {
      if (noticeKinds.has(kind.key)) fail(`notice kind ${kind.key} is defined twice`);
      noticeKinds.set(kind.key, kind);
    }
    for (const view of module.chatViews ?? []) chatViews.set(view.kind, view);
    for (const one of module.dialogues ?? []) {
      if (dialogues.some(({ key }) => key === one.key)) fail(`dialogue ${one.key} is defined twice`);
      dialogues.push(one);
    }
    for (const [kind, operation] of Object.entries(module.liveKinds ?? {})) liveKinds.set(kind, operation);
    for (const entry of module.settings ?? []) {
      const { key } = entry.definition;
      if (settings.has(key)) fail(`setting ${key} is defined twice`);
      settings.set(key, entry);
    }
  }
  for (const operation of operations) if (!handlers.has(operation.name)) fail(`${operation.name} has no handler`);
  for (const { kind } of subscriptions) if (!noticeKinds.has(kind)) fail(`${kind} is no kind of notice`);
  for (const { who, runs } of operationsRun({ recordKinds, dialogues, triggerSubjects }))
    if (!handlers.has(runs)) fail(`${who} runs ${runs}, which nothing does`);
  const bundles = joinBundles(
    modules.flatMap((module) => module.bundles ?? []),
    fail,
  );
  for (const bundle of bundles.values()) {
    for (const pattern of bundle.operations) {
      if (!names(operations, pattern)) fail(`bundle ${bundle.key} holds ${pattern}, which nothing does`);
    }
  }
  for (const role of roles.values()) {
    for (const { operation } of role.grants) {
      const key = bundleKey(operation);
      const known = key === undefined ? names(operations, operation) : bundles.has(key);
      if (!known) fail(`role ${role.key} grants ${operation}, which nothing does`);
    }
  }
  const conflictingRoles = modules.flatMap((module) => module.conflictingRoles ?? []);
  for (const conflict of conflictingRoles) {
    for (const key of conflict.roles) if (!roles.has(key)) fail(`there is no role ${key} to be in conflict`);
  }
  return {
    handlers,
    operations,
    roles,
    bundles,
    conflictingRoles,
    recordKinds,
    fieldSubjects,
    deadlineSubjects,
    triggerSubjects,
    constraints,
    jobs,
    tasks,
    exports,
    imports,
    subscriptions,
    noticeKinds,
    dialogues,
    chatViews,
    mailReceivers: new Map(modules.flatMap((module) => module.mailReceivers ?? []).map((one) => [one.key, one])),
    settings,
    personalData: modules.flatMap((module) => module.personalData ?? []),
    linkFollowers: modules.flatMap((module) => module.onLink ?? []),
    commentFollowers: modules.flatMap((module) => module.onComment ?? []),
    searched: modules.flatMap((module) => module.searched ?? []),
    references: modules.flatMap((module) => module.references ?? []),
    liveKinds,
    namedFields: Object.assign({}, ...modules.map((module) => module.namedFields)),
  };
}
