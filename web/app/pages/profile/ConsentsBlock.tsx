// My consents: what I agreed to, the text of each, giving and withdrawing. No box is ticked beforehand.
import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { giveMyConsent, listMyConsents, withdrawMyConsent } from '#contract/personal-data.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ProfileBlock } from './ProfileBlock.tsx';
import classes from './ProfilePage.module.css';

type Mine = Output<typeof listMyConsents>['items'][number];

export function ConsentsBlock() {
  const t = useText('privacy');
  const mine = useOperation(listMyConsents, {});
  const withdraw = useAction(withdrawMyConsent, { changes: [listMyConsents] });
  const [reading, setReading] = useState<Mine | null>(null);
  const [leaving, setLeaving] = useState<Mine | null>(null);
  return (
    <ProfileBlock id="consents" title={t('mine.title')} hint={t('mine.hint')}>
      {mine.isPending ? <SkeletonRows rows={2} /> : null}
      {mine.error && !mine.data ? <ErrorState compact error={mine.error} retry={() => void mine.refetch()} /> : null}
      {mine.data?.items.length === 0 ? <EmptyState compact title={t('mine.empty')} /> : null}
      <ul className={classes.list}>
        {mine.data?.items.map((item) => (
          <li key={item.purposeId} className={classes.item}>
            <div className={classes.about}>
              <p>{item.purposeName}</p>
              <p className={classes.dim}>
                {item.basis === 'consent' ? (
                  item.consent ? (
                    <>
                      {t(`state.${item.consent.state}`)} · <DateText moment={item.consent.givenAt} />
                    </>
                  ) : (
                    t(item.optional ? 'mine.notGiven' : 'mine.needed')
                  )
                ) : (
                  `${t(`basis.${item.basis}`)}${item.basisNote ? `: ${item.basisNote}` : ''}`
                )}
              </p>
            </div>
            {item.text ? (
              <Button size="xs" variant="default" onClick={() => setReading(item)}>
                {t(item.asked ? 'mine.readAndGive' : 'mine.read')}
              </Button>
            ) : null}
            {item.consent && (item.consent.state === 'standing' || item.consent.state === 'renewal') ? (
              <Button size="xs" variant="subtle" onClick={() => setLeaving(item)}>
                {t('mine.withdraw')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {reading?.text ? <ReadDialog item={reading} text={reading.text} close={() => setReading(null)} /> : null}
      <ConfirmWithReason
        opened={leaving !== null}
        title={t('mine.withdraw')}
        text={t(leaving?.purposeKey === 'account' ? 'mine.withdrawAccount' : 'mine.withdrawText', {
          name: leaving?.purposeName ?? '',
        })}
        verb={t('mine.withdraw')}
        reason="none"
        onConfirm={async () => {
          await withdraw.run({ id: leaving?.consent?.id ?? '' });
          toast({ text: t('mine.withdrawn') });
        }}
        onClose={() => setLeaving(null)}
      />
    </ProfileBlock>
  );
}

function ReadDialog({ item, text, close }: { item: Mine; text: NonNullable<Mine['text']>; close: () => void }) {
  const t = useText('privacy');
  const core = useText();
  const locale = useLocale();
  const [agree, setAgree] = useState(false);
  const give = useAction(giveMyConsent, { changes: [listMyConsents] });
  const confirm = () =>
    give.run({ textId: text.id, sha256: text.sha256, agree: true }).then(
      () => {
        toast({ tone: 'done', text: t('mine.given') });
        close();
      },
      (error: unknown) =>
        toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={text.title}
      closeButtonProps={{ 'aria-label': core('action.close') }}
    >
      <p className={classes.consent}>{text.body}</p>
      {item.asked ? (
        <>
          <Checkbox
            mt="md"
            checked={agree}
            onChange={(event) => setAgree(event.currentTarget.checked)}
            label={t('mine.agree')}
          />
          <Button mt="md" disabled={!agree} loading={give.pending} onClick={() => void confirm()}>
            {t('mine.give')}
          </Button>
        </>
      ) : null}
    </Modal>
  );
}
