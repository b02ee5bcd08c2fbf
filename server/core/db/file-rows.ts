// Row types of files and of what they are attached to.
import type { Generated } from 'kysely';
import type { Audience } from '#contract/core.ts';

export type FileRow = {
  id: string;
  name: string;
  media_type: string;
  size: number;
  sha256: string;
  wrapped_key: Buffer;
  key_version: number;
  owner_id: string;
  draft_id: string | null;
  attached_at: string | null;
  created_at: string;
  scan: 'none' | 'clean' | 'waiting' | 'skipped' | 'infected';
  scanned_at: string | null;
  rendition_of: string | null;
  /** The file as it was sent, whose picture this is without what a camera wrote beside it. */
  cleaned_of: string | null;
};
export type FileQuarantineRow = {
  id: string;
  /** None once the original is destroyed. */
  attachment_id: string | null;
  record_id: string;
  file_id: string | null;
  redacted_id: string | null;
  reason: Generated<string>;
  held_at: string;
  held_by: string;
  returned_at: string | null;
  returned_by: string | null;
  conclusion: Generated<string>;
  destroyed_at: string | null;
  destroyed_by: string | null;
};
export type FileRenditionRow = {
  file_id: string;
  kind: 'thumbnail' | 'pdf';
  state: 'waiting' | 'ready' | 'failed';
  made_id: string | null;
  changed_at: string;
};
export type AttachmentRow = {
  id: string;
  record_id: string;
  file_id: string;
  audience: Generated<Audience>;
  position: number;
  second_copy: Generated<boolean>;
  added_by: string;
  added_at: string;
  removed_at: string | null;
};
