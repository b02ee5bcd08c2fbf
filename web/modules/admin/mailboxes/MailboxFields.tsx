// The fields of a mailbox in the order in which an administrator fills them: the server, who gets the letters, answers, guards.
import { mailboxSignIns } from '#contract/mailboxes.ts';
import { CheckField } from '../../../core/form/CheckField.tsx';
import { useField } from '../../../core/form/form-context.ts';
import { NumberField } from '../../../core/form/NumberField.tsx';
import { Row, Section } from '../../../core/form/Section.tsx';
import { SelectField } from '../../../core/form/SelectField.tsx';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { TextField } from '../../../core/form/TextField.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { SettingControl } from '../settings/SettingControl.tsx';
import type { Mailbox, MailboxValues, Receiver } from './mailbox-values.ts';

/** What the great providers want, as examples. */
const tokenUrls = {
  client: 'https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token',
  exchange: 'https://oauth.yandex.ru/token',
};
const scopes = { client: 'https://outlook.office365.com/.default', exchange: '' };

export function MailboxFields({ mailbox, receivers }: { mailbox?: Mailbox; receivers: readonly Receiver[] }) {
  const t = useText('mailboxes');
  const security = useField<MailboxValues['security']>('security', t('security'));
  const signIn = useField<MailboxValues['signIn']>('signIn', t('signIn'));
  const handled = useField<MailboxValues['handled']>('handled', t('handled'));
  return (
    <>
      <Section title={t('section.server')}>
        <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={100} />
        <Row>
          <TextField name="host" label={t('host')} placeholder="mail.example.org" maxLength={253} />
          <NumberField name="port" label={t('port')} />
        </Row>
        <SelectField
          name="security"
          label={t('security')}
          options={(['tls', 'starttls', 'plain'] as const).map((value) => ({ value, label: t(`securityOf.${value}`) }))}
        />
        {security.value === 'plain' ? <CheckField name="plainAccepted" label={t('plainAccepted')} /> : null}
        <SelectField
          name="signIn"
          label={t('signIn')}
          hint={t(`signInHint.${signIn.value}`)}
          width="full"
          options={mailboxSignIns.map((value) => ({ value, label: t(`signInOf.${value}`) }))}
        />
        {signIn.value === 'password' ? null : (
          <>
            <TextField
              name="tokenUrl"
              label={t('tokenUrl')}
              placeholder={tokenUrls[signIn.value]}
              maxLength={500}
              width="full"
            />
            <Row>
              <TextField name="clientId" label={t('clientId')} maxLength={300} />
              <TextField name="scope" label={t('scope')} placeholder={scopes[signIn.value]} maxLength={500} optional />
            </Row>
          </>
        )}
        <Row>
          <TextField name="user" label={t('user')} maxLength={300} autoComplete="off" />
          <TextField
            name="password"
            label={t(signIn.value === 'password' ? 'password' : 'secret')}
            type="password"
            hint={mailbox?.hasPassword ? t('passwordKept') : undefined}
            optional={mailbox?.hasPassword ?? false}
            autoComplete="new-password"
          />
        </Row>
        {security.value === 'plain' ? null : (
          <TextArea name="ca" label={t('ca')} hint={t('caHint')} optional maxRows={8} />
        )}
        <TextField name="folder" label={t('folder')} hint={t('folderHint')} maxLength={300} />
        <SelectField
          name="handled"
          label={t('handled')}
          options={(['seen', 'move'] as const).map((value) => ({ value, label: t(`handledOf.${value}`) }))}
        />
        {handled.value === 'move' ? <TextField name="moveTo" label={t('moveTo')} maxLength={300} /> : null}
      </Section>
      <ReceiverFields receivers={receivers} />
      <Section title={t('section.answers')}>
        <TextField
          name="from"
          label={t('from')}
          hint={t('fromHint')}
          placeholder="Помощь <help@example.org>"
          width="full"
        />
        <NumberField name="attachMegabytes" label={t('attachMegabytes')} hint={t('attachMegabytesHint')} />
      </Section>
      <Section title={t('section.guards')}>
        <Row>
          <NumberField name="mostMegabytes" label={t('mostMegabytes')} />
          <NumberField name="perSenderHourly" label={t('perSenderHourly')} />
        </Row>
        <TextField
          name="verifiedBy"
          label={t('verifiedBy')}
          hint={t('verifiedByHint')}
          placeholder="mx.example.org"
          optional
        />
      </Section>
      <Section title={t('section.work')}>
        <CheckField name="enabled" label={t('enabled')} hint={t('enabledHint')} />
      </Section>
    </>
  );
}

function ReceiverFields({ receivers }: { receivers: readonly Receiver[] }) {
  const t = useText('mailboxes');
  const say = useLocalText();
  const chosen = useField<string>('receiver', t('receiver'));
  const receiver = receivers.find((one) => one.key === chosen.value);
  return (
    <Section title={t('section.receiver')} {...(receiver ? { hint: say(receiver.hint) } : {})}>
      {receivers.length > 1 ? (
        <SelectField
          name="receiver"
          label={t('receiver')}
          options={receivers.map((one) => ({ value: one.key, label: say(one.title) }))}
        />
      ) : null}
      {receiver?.fields.map((one) => {
        const field = { ...one, name: `receiverSettings.${one.name}` };
        // Names of the organisation's own things are long.
        return one.kind === 'choice' ? (
          <SelectField
            key={one.name}
            name={field.name}
            label={say(one.title)}
            {...(one.hint ? { hint: say(one.hint) } : {})}
            width="full"
            options={one.choices.map((choice) => ({ value: choice.value, label: say(choice.title) }))}
          />
        ) : (
          <SettingControl key={one.name} field={field} given={false} />
        );
      })}
    </Section>
  );
}
