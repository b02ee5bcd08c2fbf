// An update of MAX in the words of our dialogues; before that, only what they read of it, and a key by which it never
// counts twice, for MAX gives updates none. Pure.
import { createHash } from 'node:crypto';
import type { Normalise } from '../adapter.ts';
import type { Incoming, IncomingFile } from '../incoming.ts';

interface Attachment {
  type: string;
  payload?: { url?: string; token?: string };
  filename?: string;
  size?: number;
}
interface Body {
  mid?: string;
  text?: string | null;
  attachments?: Attachment[] | null;
}
interface Message {
  sender?: { is_bot?: boolean } | null;
  recipient?: { chat_id?: number | null; chat_type?: string };
  link?: { type?: string; message?: Body } | null;
  body?: Body | null;
}
interface Update {
  update_type?: string;
  timestamp?: number;
  chat_id?: number;
  payload?: string | null;
  message?: Message | null;
  callback?: { callback_id?: string; timestamp?: number; payload?: string };
}

const body = ({ mid, text, attachments }: Body): Body => ({
  ...(mid === undefined ? {} : { mid }),
  ...(text ? { text } : {}),
  ...(attachments
    ? {
        // Contacts, places and stickers are not read, and so not kept.
        attachments: attachments
          .filter(({ type }) => type in files)
          .map(({ type, payload, filename, size }) => ({
            type,
            payload: {
              ...(payload?.url ? { url: payload.url } : {}),
              ...(payload?.token ? { token: payload.token } : {}),
            },
            ...(filename ? { filename } : {}),
            ...(size === undefined ? {} : { size }),
          })),
      }
    : {}),
});
const message = ({ sender, recipient, link, body: said }: Message): Message => ({
  sender: { is_bot: sender?.is_bot === true },
  recipient: { chat_id: recipient?.chat_id ?? null, chat_type: recipient?.chat_type ?? '' },
  // Of what is answered only which message it was; what is forwarded is what the person says.
  ...(link?.message
    ? {
        link: {
          type: link.type ?? '',
          message: link.type === 'forward' ? body(link.message) : { mid: link.message.mid ?? '' },
        },
      }
    : {}),
  ...(said ? { body: body(said) } : {}),
});

/** Of an update what a dialogue reads and nothing else: names, telephones and places of people are not kept. */
export function withoutPeople(value: unknown): unknown {
  const update = (value ?? {}) as Update;
  return {
    update_type: update.update_type,
    timestamp: update.timestamp,
    ...(update.chat_id === undefined ? {} : { chat_id: update.chat_id }),
    ...(update.payload ? { payload: update.payload } : {}),
    ...(update.message
      ? {
          message: update.callback
            ? message({ ...update.message, body: { mid: update.message.body?.mid ?? '' } })
            : message(update.message),
        }
      : {}),
    ...(update.callback
      ? {
          callback: {
            callback_id: update.callback.callback_id,
            timestamp: update.callback.timestamp,
            payload: update.callback.payload,
          },
        }
      : {}),
  };
}

/**
 * What happened, to which message or chat, and when: the same update given again has the same. As a hash, for the numbers of
 * chats are in it and keys lie in the clear.
 */
export function keyOf(value: unknown): string {
  const { update_type: type = '', timestamp = 0, chat_id: chat, message: said, callback } = (value ?? {}) as Update;
  const mid = said?.body?.mid ?? said?.link?.message?.mid ?? '';
  const what = callback
    ? `tap ${callback.callback_id ?? ''} ${callback.timestamp ?? timestamp}`
    : type === 'message_created' && mid
      ? `message ${mid}`
      : `${type} ${chat ?? mid} ${timestamp}`;
  return createHash('sha256').update(what).digest('base64url').slice(0, 32);
}

const files = {
  image: { kind: 'photo', name: 'Фото.jpg' },
  audio: { kind: 'voice', name: 'Голосовое сообщение.mp3' },
  video: { kind: 'video', name: 'Видео.mp4' },
  file: { kind: 'document', name: 'Файл' },
} as const;

function filesOf(attachments: readonly Attachment[]): IncomingFile[] {
  return attachments.flatMap(({ type, payload, filename, size }): IncomingFile[] => {
    const known = files[type as keyof typeof files];
    const reference = type === 'video' ? payload?.token && `video:${payload.token}` : payload?.url;
    return known && reference
      ? [{ reference, kind: known.kind, name: filename || known.name, size: size ?? null }]
      : [];
  });
}

const empty = { replyTo: null, album: null, text: '', command: '', argument: '', tapId: '', files: [] } as const;

function ofMessage({ sender, recipient, link, body: own }: Message): Incoming | undefined {
  // Groups and channels are not for dialogues, nor is what the bot said itself.
  if (recipient?.chat_type !== 'dialog' || !recipient.chat_id || sender?.is_bot) return undefined;
  const forwarded = link?.type === 'forward' ? link.message : undefined;
  const text = (own?.text ?? forwarded?.text ?? '').trim();
  const found = filesOf([...(own?.attachments ?? []), ...(forwarded?.attachments ?? [])]);
  const command = /^\/([a-z_]+)(?:\s+([\s\S]*))?$/i.exec(text);
  return {
    ...empty,
    kind: found.length > 0 ? 'files' : command ? 'command' : text ? 'text' : 'other',
    address: String(recipient.chat_id),
    messageRef: own?.mid ?? forwarded?.mid ?? '',
    replyTo: link?.type === 'reply' ? (link.message?.mid ?? null) : null,
    text,
    command: command?.[1]?.toLowerCase() ?? '',
    argument: command?.[2]?.trim() ?? '',
    files: found,
  };
}

export const normaliseMax: Normalise = (given) => {
  const update = given as Update;
  const { update_type: type, message: said, callback, chat_id: chat } = update;
  if (type === 'message_callback') {
    // The message whose button it was may be gone, and with it the chat that it stood in.
    if (!callback?.callback_id || said?.recipient?.chat_type !== 'dialog' || !said.recipient.chat_id) return undefined;
    return {
      ...empty,
      kind: 'tap',
      address: String(said.recipient.chat_id),
      messageRef: said.body?.mid ?? '',
      argument: callback.payload ?? '',
      tapId: callback.callback_id,
    };
  }
  if (type === 'message_created' && said) return ofMessage(said);
  if (type === 'message_edited' && said) {
    const edited = ofMessage(said);
    return edited && { ...edited, kind: 'edited' };
  }
  if (!chat) return undefined;
  const from = { ...empty, address: String(chat), messageRef: '' };
  if (type === 'bot_started') return { ...from, kind: 'command', command: 'start', argument: update.payload ?? '' };
  if (type === 'bot_stopped' || type === 'dialog_removed') return { ...from, kind: 'blocked' };
  return undefined;
};
