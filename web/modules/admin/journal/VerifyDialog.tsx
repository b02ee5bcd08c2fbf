// The check of the journal's integrity: every event and every seal is read; what doesn't fit is named.
import { Button, Group, Loader, Modal } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Output } from '#contract/core.ts';
import { verifyEvents } from '#contract/record.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { countText } from '../../../core/show/size-text.ts';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import classes from './Journal.module.css';

export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const t = useText('journal');
  const core = useText();
  const check = useOperation(verifyEvents, {}, { staleTime: 0 });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('verify.title')}
      closeButtonProps={{ 'aria-label': core('action.close') }}
    >
      <div aria-live="polite">
        {check.isFetching ? (
          <p className={classes.checking}>
            <Loader size={16} /> {t('verify.running')}
          </p>
        ) : check.error ? (
          <ErrorState compact error={check.error} retry={() => void check.refetch()} />
        ) : check.data ? (
          <Verdict verdict={check.data} onFollow={onClose} />
        ) : null}
      </div>
      <Group justify="flex-end" gap={8} mt="md">
        {check.isFetching || check.error ? null : (
          <Button variant="subtle" color="gray" onClick={() => void check.refetch()}>
            {t('verify.again')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {core('action.close')}
        </Button>
      </Group>
    </Modal>
  );
}

function Verdict({ verdict, onFollow }: { verdict: Output<typeof verifyEvents>; onFollow: () => void }) {
  const t = useText('journal');
  const say = useLocalText();
  const locale = useLocale();
  const Icon = verdict.ok ? IconShieldCheck : IconShieldX;
  const number = (value: number) => countText(value, locale);
  return (
    <>
      <p className={classes.verdict} data-ok={verdict.ok}>
        <Icon size={20} stroke={1.6} aria-hidden="true" />
        {verdict.ok ? t('verify.ok') : t('verify.broken', { count: verdict.findings.length })}
      </p>
      <p>{t(verdict.ok ? 'verify.sealed' : 'verify.sealedOnly', { shown: number(verdict.sealed) })}</p>
      <p>
        {verdict.unsealed === 0
          ? t('verify.allSealed')
          : t('verify.unsealed', { shown: number(verdict.unsealed), seconds: number(verdict.unsealedSeconds) })}
      </p>
      {verdict.findings.length > 0 ? (
        <ol className={classes.findings}>
          {verdict.findings.map((finding) => (
            <li key={`${finding.kind} ${finding.eventId} ${finding.text.en}`}>
              {say(finding.text)}
              {finding.eventId ? (
                <>
                  {' '}
                  <Link to={`/admin/journal/${finding.eventId}`} onClick={onFollow}>
                    {t('verify.event')}
                  </Link>
                </>
              ) : null}
            </li>
          ))}
        </ol>
      ) : null}
    </>
  );
}
