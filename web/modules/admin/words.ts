// Words and colours for the closed lists of administration: statuses, reaches, marks, kinds of groups, modules of the rights.
import { clearances, type Reach, type StateGroup } from '#contract/core.ts';
import { groupKinds, userStatuses } from '#contract/identity.ts';
import { useText } from '../../core/text/texts.ts';

type Option = { value: string; label: string };

export interface AdminWords {
  status: (value: string) => string;
  statusGroup: (value: string) => StateGroup;
  reach: (value: Reach | null) => string;
  clearance: (value: string) => string;
  groupKind: (value: string) => string;
  /** The module that an operation belongs to, by its first word. */
  module: (name: string) => string;
  statuses: Option[];
  groupKinds: Option[];
  /** Marks that a role may open besides the open records. */
  marks: Option[];
}

const statusGroups: Record<string, StateGroup> = {
  new: 'new',
  invited: 'waiting',
  unconfirmed: 'waiting',
  active: 'done',
  rejected: 'refused',
  deactivated: 'new',
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export function useAdminWords(): AdminWords {
  const t = useText('admin');
  const status = (value: string) => t(`status.${value}`);
  const clearance = (value: string) => t(`clearance.${value}`);
  const groupKind = (value: string) => t(`groupKind.${value}`);
  const options = (values: readonly string[], words: (value: string) => string) =>
    values.map((value) => ({ value, label: words(value) }));
  return {
    status,
    statusGroup: (value) => statusGroups[value] ?? 'new',
    reach: (value) => t(`reach.${value ?? 'none'}`),
    clearance,
    groupKind,
    module: (name) => t(`module.${name}`, { defaultValue: name }),
    statuses: options(userStatuses, status),
    groupKinds: options(groupKinds, (value) => capital(groupKind(value))),
    marks: options(
      clearances.filter((mark) => mark !== 'none'),
      clearance,
    ),
  };
}
