// Where the earlier helpdesk keeps what: its tables and columns by the names that such programs use, or as the mapping
// file says, for versions differ.
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { StartError } from '#core/start-error.ts';
import type { LegacyFile } from './open-sqlite.ts';

type Guesses = Record<string, readonly string[]>;
interface Part {
  title: string;
  tables: readonly string[];
  columns: Guesses;
  needed: readonly string[];
  /** The import goes on without it. */
  optional?: true;
}
const text = ['text', 'body', 'message', 'content', 'comment', 'msg'];
const ticketId = ['ticket_id', 'ticket', 'request_id', 'issue_id'];
const parts = {
  users: {
    title: 'пользователи',
    tables: ['users', 'user', 'employees', 'staff', 'accounts', 'people'],
    columns: {
      id: ['id', 'user_id', 'uid'],
      name: ['full_name', 'fio', 'name', 'fullname', 'display_name'],
      login: ['login', 'username', 'user_name'],
      email: ['email', 'mail', 'e_mail'],
      phone: ['phone', 'telephone', 'tel'],
      chat: ['chat_id', 'telegram_id', 'tg_id', 'telegram_chat_id'],
      role: ['role', 'role_name', 'user_role', 'type'],
      status: ['status', 'state', 'is_active', 'active', 'confirmed', 'is_confirmed'],
    },
    needed: ['id'],
  },
  categories: {
    title: 'категории',
    tables: ['categories', 'category', 'ticket_categories'],
    columns: { id: ['id', 'category_id'], name: ['name', 'title'], parent: ['parent_id', 'parent'] },
    needed: ['id', 'name'],
    optional: true,
  },
  tickets: {
    title: 'заявки',
    tables: ['tickets', 'ticket', 'requests', 'issues'],
    columns: {
      id: ['id', 'ticket_id'],
      number: ['number', 'ticket_number', 'num'],
      subject: ['subject', 'title', 'topic', 'theme'],
      description: ['description', 'body', 'text', 'details', 'problem'],
      category: ['category_id', 'category'],
      priority: ['priority', 'urgency'],
      status: ['status', 'state'],
      requester: ['user_id', 'requester_id', 'author_id', 'created_by', 'client_id'],
      executor: ['executor_id', 'assignee_id', 'assigned_to', 'performer_id', 'technician_id'],
      place: ['place', 'location', 'room', 'cabinet'],
      result: ['resolution', 'result', 'solution'],
      created: ['created_at', 'created', 'date_created', 'created_on'],
      closed: ['closed_at', 'closed', 'resolved_at', 'finished_at', 'date_closed'],
      rating: ['rating', 'score', 'mark'],
    },
    needed: ['id', 'status', 'created'],
  },
  messages: {
    title: 'сообщения',
    tables: ['messages', 'ticket_messages', 'comments', 'replies', 'ticket_comments'],
    columns: {
      id: ['id', 'message_id'],
      ticket: ticketId,
      author: ['user_id', 'author_id', 'sender_id', 'from_id', 'created_by'],
      body: text,
      internal: ['internal', 'is_internal', 'private', 'is_private', 'audience', 'visibility'],
      created: ['created_at', 'created', 'date', 'timestamp', 'sent_at'],
    },
    needed: ['id', 'ticket', 'body', 'created'],
    optional: true,
  },
  audit: {
    title: 'журнал',
    tables: ['audit_log', 'audit', 'logs', 'log', 'history', 'ticket_history'],
    columns: {
      id: ['id', 'log_id'],
      ticket: [...ticketId, 'object_id', 'entity_id'],
      author: ['user_id', 'actor_id', 'author_id', 'chat_id'],
      body: ['action', 'event', 'operation', 'description', ...text],
      details: ['details', 'data', 'new_value', 'params'],
      created: ['created_at', 'created', 'date', 'timestamp', 'ts'],
    },
    needed: ['id', 'body', 'created'],
    optional: true,
  },
} as const satisfies Record<string, Part>;
export type PartName = keyof typeof parts;

const words = z.record(z.string(), z.string());
const placed = z.strictObject({ table: z.string().optional(), columns: words.optional() });
const mappingFile = z.strictObject({
  users: placed.optional(),
  categories: placed.optional(),
  tickets: placed.optional(),
  messages: placed.optional(),
  audit: placed.optional(),
  /** What values of the old system mean. */
  status: words.optional(),
  priority: words.optional(),
  role: words.optional(),
  userStatus: words.optional(),
  /** Old category → the path of one of ours. */
  category: words.optional(),
  /** Tells a second old system apart from the first, whose ids may be the same. */
  source: z.string().trim().max(60).optional(),
  /** Of moments that name no zone. */
  zone: z.string().optional(),
});
export type Mapping = z.output<typeof mappingFile>;

export function readMapping(path: string | undefined): Mapping {
  if (path === undefined) return {};
  let typed: unknown;
  try {
    typed = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new StartError(`Файл сопоставления ${path} не читается: ${error instanceof Error ? error.message : error}`);
  }
  const read = mappingFile.safeParse(typed);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new StartError(`Файл сопоставления ${path}: ${issue?.path.join('.') || 'весь файл'} — ${issue?.message}`);
}

export interface FoundPart {
  part: PartName;
  file: LegacyFile;
  table: string;
  columns: Partial<Record<string, string>>;
}
export interface Layout {
  parts: Partial<Record<PartName, FoundPart>>;
  /** What was found where, and what was not. */
  told: string[];
}

export function layoutOf(files: { users: LegacyFile; tickets: LegacyFile }, mapping: Mapping): Layout {
  const found: Layout = { parts: {}, told: [] };
  for (const part of Object.keys(parts) as PartName[]) {
    const { title, tables, columns, needed, optional } = parts[part] as Part;
    const first = part === 'users' ? files.users : files.tickets;
    const asked = mapping[part];
    const at = tableIn([first, files.tickets, files.users], asked?.table ? [asked.table] : tables);
    if (!at) {
      const where = asked?.table ? `таблицу ${asked.table}` : `таблицу: ${title} (пробовал ${tables.join(', ')})`;
      if (!optional || asked?.table)
        throw new StartError(
          `${first.name}: не нашёл ${where}. Укажите её в файле сопоставления: "${part}": {"table": "…"}`,
        );
      found.told.push(`${title}: таблицы нет, переносить нечего`);
      continue;
    }
    const there = new Map((at.file.tables.get(at.table) ?? []).map((name) => [name.toLowerCase(), name]));
    const chosen: Partial<Record<string, string>> = {};
    const missing: string[] = [];
    for (const [field, names] of Object.entries(columns)) {
      const own = asked?.columns?.[field];
      const name = own
        ? there.get(own.toLowerCase())
        : names.map((one) => there.get(one)).find((one) => one !== undefined);
      if (name) chosen[field] = name;
      else if (own)
        throw new StartError(`${at.file.name}, таблица ${at.table}: нет столбца ${own}, указанного для «${field}»`);
      else missing.push(field);
    }
    for (const field of Object.keys(asked?.columns ?? {}))
      if (!(field in columns))
        throw new StartError(
          `Файл сопоставления: у «${part}» нет поля «${field}»; есть ${Object.keys(columns).join(', ')}`,
        );
    for (const field of needed)
      if (!chosen[field])
        throw new StartError(
          `${at.file.name}, таблица ${at.table}: не нашёл столбец «${field}» (пробовал ${columns[field]?.join(', ')}). Укажите в файле сопоставления: "${part}": {"columns": {"${field}": "…"}}`,
        );
    found.parts[part] = { part, file: at.file, table: at.table, columns: chosen };
    const pairs = Object.entries(chosen).map(([field, name]) => (field === name ? field : `${field} ← ${name}`));
    found.told.push(
      `${title}: ${at.file.name}, таблица ${at.table}: ${pairs.join(', ')}${missing.length > 0 ? `; нет столбцов: ${missing.join(', ')}` : ''}`,
    );
  }
  return found;
}

function tableIn(files: readonly LegacyFile[], names: readonly string[]) {
  for (const file of files)
    for (const name of names)
      for (const table of file.tables.keys()) if (table.toLowerCase() === name.toLowerCase()) return { file, table };
  return undefined;
}
