// What people send, in words that know no messenger: the same dialogues read it whatever channel it came by.

export interface IncomingFile {
  /** How the messenger finds it. */
  reference: string;
  name: string;
  size: number | null;
  kind: 'photo' | 'voice' | 'document' | 'video';
}

/** A file as a dialogue gets it: kept as a loose file of the person, or why not. */
export interface GivenFile {
  id: string | null;
  name: string;
  problem: '' | 'too-large' | 'refused' | 'unreachable';
  /** The words of the refusal. */
  reason: string;
}

export interface Incoming {
  kind: 'text' | 'command' | 'tap' | 'files' | 'edited' | 'blocked' | 'unblocked' | 'other';
  /** The chat's address at the messenger. */
  address: string;
  /** The message that it is, or whose button was tapped. */
  messageRef: string;
  /** The message that it answers. */
  replyTo: string | null;
  /** Pictures of one album share it. */
  album: string | null;
  /** Words, or those beside files. */
  text: string;
  /** `start` of `/start CODE`. */
  command: string;
  /** What stood behind the command, or on the button. */
  argument: string;
  /** To be answered within seconds, so that the button stops turning. */
  tapId: string;
  files: readonly IncomingFile[];
}
