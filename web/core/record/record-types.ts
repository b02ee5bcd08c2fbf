// What a module says about a record's page; the layout is <RecordPage>.
import type { ComponentType, ReactNode } from 'react';
import type { Operation, StateGroup } from '#contract/core.ts';
import type { InPlaceProps } from './in-place/InPlace.tsx';

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
  /** Inside <EditInPlace>: the value's name and the field that edits it; `offered` shows an empty one to whoever may fill it. */
  edit?: Pick<InPlaceProps, 'field' | 'input' | 'settles'> & { offered?: boolean };
}

export interface RecordPageProps {
  recordId: string;
  version: number;
  number: string | null;
  title: string;
  /** The title as <InPlace>, where it is a field of the record; shown inside the heading that `headed` makes. */
  titleField?: (headed: (shown: ReactNode) => ReactNode) => ReactNode;
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
  /** Shows who else has the record open and who writes in it. */
  presence?: boolean;
  /** The page is of a record with participants: offers «Почему я вижу эту запись». */
  explained?: boolean;
  /** Refetches the record; called when someone else changes it. */
  reload: () => void;
  /** Words for the fields of changes: «Иванова изменила: срок исполнения». */
  fieldLabel?: (field: string) => string | undefined;
}
