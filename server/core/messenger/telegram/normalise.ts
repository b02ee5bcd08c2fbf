// An update of the Bot API in the words of our dialogues; before that, only what they read of it. Pure.
import type { Normalise } from '../adapter.ts';
import type { Incoming, IncomingFile } from '../incoming.ts';

interface FilePart {
  file_id: string;
  file_size?: number;
  file_name?: string;
  width?: number;
  height?: number;
}
interface Message {
  message_id: number;
  chat: { id: number; type?: string };
  text?: string;
  caption?: string;
  media_group_id?: string;
  reply_to_message?: { message_id: number };
  photo?: FilePart[];
  voice?: FilePart;
  audio?: FilePart;
  video?: FilePart;
  video_note?: FilePart;
  document?: FilePart;
}
interface Update {
  update_id: number;
  message?: Message;
  edited_message?: Message;
  callback_query?: { id: string; data?: string; message?: Message };
  my_chat_member?: { chat: { id: number; type?: string }; new_chat_member?: { status?: string } };
}

type Picked = readonly string[] | { readonly [name: string]: Picked | null };
const part = ['file_id', 'file_size', 'file_name', 'width', 'height'] as const;
const chat = ['id', 'type'] as const;
const message: Picked = {
  message_id: null,
  chat,
  text: null,
  caption: null,
  media_group_id: null,
  reply_to_message: ['message_id'],
  photo: part,
  voice: part,
  audio: part,
  video: part,
  video_note: part,
  document: part,
};
const update: Picked = {
  update_id: null,
  message,
  edited_message: message,
  callback_query: { id: null, data: null, message: { message_id: null, chat } },
  my_chat_member: { chat, new_chat_member: ['status'] },
};

/** Of an update what a dialogue reads and nothing else: names, telephones and places of people are not kept. */
export const withoutPeople = (value: unknown): unknown => picked(value, update);

function picked(value: unknown, of: Picked): unknown {
  if (Array.isArray(value)) return value.map((one) => picked(one, of));
  if (value === null || typeof value !== 'object') return undefined;
  const given = value as Record<string, unknown>;
  const wanted: [string, Picked | null][] = Array.isArray(of) ? of.map((name) => [name, null]) : Object.entries(of);
  return Object.fromEntries(
    wanted.flatMap(([name, within]) => {
      const found = given[name];
      const kept = within ? picked(found, within) : typeof found === 'object' ? undefined : found;
      return kept === undefined ? [] : [[name, kept]];
    }),
  );
}

const file = (part: FilePart, kind: IncomingFile['kind'], name: string): IncomingFile => ({
  reference: part.file_id,
  size: part.file_size ?? null,
  kind,
  name: part.file_name ?? name,
});

function filesOf(message: Message): IncomingFile[] {
  const found: IncomingFile[] = [];
  // The largest of the sizes that Telegram made.
  const photo = message.photo?.toSorted(
    (a, b) => (b.width ?? 0) * (b.height ?? 0) - (a.width ?? 0) * (a.height ?? 0),
  )[0];
  if (photo) found.push(file(photo, 'photo', 'Фото.jpg'));
  if (message.voice) found.push(file(message.voice, 'voice', 'Голосовое сообщение.ogg'));
  if (message.audio) found.push(file(message.audio, 'voice', 'Аудио.mp3'));
  if (message.video) found.push(file(message.video, 'video', 'Видео.mp4'));
  if (message.video_note) found.push(file(message.video_note, 'video', 'Видео.mp4'));
  if (message.document) found.push(file(message.document, 'document', 'Файл'));
  return found;
}

function ofMessage(message: Message): Incoming | undefined {
  if (message.chat.type !== undefined && message.chat.type !== 'private') return undefined;
  const text = (message.text ?? message.caption ?? '').trim();
  const files = filesOf(message);
  const command = /^\/([a-z_]+)(?:@\w+)?(?:\s+([\s\S]*))?$/i.exec(message.text?.trim() ?? '');
  return {
    kind: command ? 'command' : files.length > 0 ? 'files' : text ? 'text' : 'other',
    address: String(message.chat.id),
    messageRef: String(message.message_id),
    replyTo: message.reply_to_message ? String(message.reply_to_message.message_id) : null,
    album: message.media_group_id ?? null,
    text,
    command: command?.[1]?.toLowerCase() ?? '',
    argument: command?.[2]?.trim() ?? '',
    tapId: '',
    files,
  };
}

export const normaliseTelegram: Normalise = (body) => {
  const update = body as Update;
  if (update.message) return ofMessage(update.message);
  if (update.edited_message) {
    const edited = ofMessage(update.edited_message);
    return edited && { ...edited, kind: 'edited' };
  }
  const empty = { replyTo: null, album: null, text: '', command: '', argument: '', tapId: '', files: [] };
  const tap = update.callback_query;
  if (tap?.message) {
    if ((tap.message.chat.type ?? 'private') !== 'private') return undefined;
    const { chat, message_id } = tap.message;
    return {
      ...empty,
      kind: 'tap',
      address: String(chat.id),
      messageRef: String(message_id),
      argument: tap.data ?? '',
      tapId: tap.id,
    };
  }
  const member = update.my_chat_member;
  if (member && (member.chat.type ?? 'private') === 'private') {
    const left = ['kicked', 'left'].includes(member.new_chat_member?.status ?? '');
    return { ...empty, kind: left ? 'blocked' : 'unblocked', address: String(member.chat.id), messageRef: '' };
  }
  return undefined;
};
