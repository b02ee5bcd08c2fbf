// A mailbox's card as the values of its form, and back.
import type { Output, RawInput } from '#contract/core.ts';
import type { createMailbox, listMailboxes, testMailbox, updateMailbox } from '#contract/mailboxes.ts';
import { changedFields } from '../../../core/form/changed-fields.ts';

type Listed = Output<typeof listMailboxes>;
export type Mailbox = Listed['items'][number];
export type Receiver = Listed['receivers'][number];
type Settings = Mailbox['settings'];

/** Fields of the receiver's own stand under `receiverSettings.<name>`. */
export interface MailboxValues
  extends Omit<Settings, 'port' | 'mostMegabytes' | 'perSenderHourly' | 'attachMegabytes'> {
  name: string;
  enabled: boolean;
  receiver: string;
  password: string;
  port: number | null;
  mostMegabytes: number | null;
  perSenderHourly: number | null;
  attachMegabytes: number | null;
  [own: `receiverSettings.${string}`]: unknown;
}
const settingNames = [
  'host',
  'port',
  'security',
  'plainAccepted',
  'ca',
  'user',
  'signIn',
  'tokenUrl',
  'clientId',
  'scope',
  'folder',
  'handled',
  'moveTo',
  'from',
  'mostMegabytes',
  'perSenderHourly',
  'attachMegabytes',
  'verifiedBy',
] as const satisfies readonly (keyof Settings)[];

export const mailboxAliases = Object.fromEntries(settingNames.map((name) => [`settings.${name}`, name]));

const ownValues = (own: Record<string, unknown>): Record<`receiverSettings.${string}`, unknown> =>
  Object.fromEntries(Object.entries(own).map(([name, value]) => [`receiverSettings.${name}`, value]));

export const blankMailbox = (receiver: Receiver | undefined): MailboxValues => ({
  name: '',
  enabled: false,
  receiver: receiver?.key ?? '',
  password: '',
  host: '',
  port: 993,
  security: 'tls',
  plainAccepted: false,
  ca: '',
  user: '',
  signIn: 'password',
  tokenUrl: '',
  clientId: '',
  scope: '',
  folder: 'INBOX',
  handled: 'seen',
  moveTo: '',
  from: '',
  mostMegabytes: 25,
  perSenderHourly: 30,
  attachMegabytes: 10,
  verifiedBy: '',
  ...ownValues(receiver?.initial ?? {}),
});

export const valuesOf = ({ name, enabled, receiver, settings, receiverSettings }: Mailbox): MailboxValues => ({
  name,
  enabled,
  receiver,
  password: '',
  ...settings,
  ...ownValues(receiverSettings),
});

export const settingsOf = (values: MailboxValues): Settings =>
  Object.fromEntries(settingNames.map((name) => [name, values[name]])) as Settings;

const fieldsOf = (values: MailboxValues) => ({
  name: values.name,
  enabled: values.enabled,
  receiver: values.receiver,
  settings: settingsOf(values),
  receiverSettings: Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => name.startsWith('receiverSettings.'))
      .map(([name, value]) => [name.slice('receiverSettings.'.length), value]),
  ),
});
const typed = (values: MailboxValues) => (values.password ? { password: values.password } : {});

export const toCreate = (values: MailboxValues): RawInput<typeof createMailbox> => ({
  ...fieldsOf(values),
  ...typed(values),
});

export const toUpdate =
  (mailbox: Mailbox) =>
  (values: MailboxValues): RawInput<typeof updateMailbox> => ({
    id: mailbox.id,
    ...changedFields(fieldsOf(values), fieldsOf(valuesOf(mailbox))),
    ...typed(values),
  });

/** What stands in the form is tried, saved or not. */
export const toTest = (mailbox: Mailbox | undefined, values: MailboxValues): RawInput<typeof testMailbox> => ({
  ...(mailbox ? { id: mailbox.id } : {}),
  settings: settingsOf(values),
  ...typed(values),
});
