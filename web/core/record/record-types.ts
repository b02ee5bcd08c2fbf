// What a module says about a record's page; the layout is <RecordPage>.
import type { ComponentType, ReactNode } from 'react';
import type { Operation, StateGroup } from '#contract/core.ts';

export interface RecordAct {
  /** Shown only when the record's `can` holds it. Absent: always shown (print, copy the link). */
  operation?: Operation | string;
  label: string;
  icon?: ComponentType<{ size?: number | string; stroke?: number | string }>;
  /** The one act that is most likely next; the first allowed of those marked is the button, the rest go to the menu. */
  primary?: boolean;
  danger?: boolean;
  /** Physical key, for example `KeyE`. */
  keys?: string;
  run: () => void;
}

export interface Fact {
  label: string;
  value: ReactNode;
  /** Empty facts are left out unless this is set. */
  always?: boolean;
}

export interface RecordPageProps {
  recordId: string;
  version: number;
  number: string | null;
  title: string;
  status: { group: StateGroup; label: string };
  /** Under the title: who, when, a warning that it is cancelled. */
  note?: ReactNode;
  can: string[];
  acts: RecordAct[];
  /** The right column: <Facts>, links, participants. */
  facts: ReactNode;
  /** The middle: the content, <Attachments>, <Timeline>. */
  children: ReactNode;
  /** Set where the record stands beside its list: shows "close" and "open as a page". */
  beside?: { close: () => void; href: string };
  /** Refetches the record; called when someone else changes it. */
  reload: () => void;
  /** Words for the fields of changes: «Иванова изменила: срок исполнения». */
  fieldLabel?: (field: string) => string | undefined;
}
