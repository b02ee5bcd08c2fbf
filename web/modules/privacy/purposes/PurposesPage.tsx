// Purposes of processing with their bases, and the texts of consents: a changed text is a new version.
import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { createPurpose, createText, listPurposes, updatePurpose } from '#contract/personal-data.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { EmptyState } from '../../../core/show/EmptyState.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from '../Privacy.module.css';
import { PrivacyPage } from '../PrivacyPage.tsx';
import { usePrivacyWords } from '../words.ts';
import { PurposeForm } from './PurposeForm.tsx';
import { TextForm } from './TextForm.tsx';
import { TextsDialog } from './TextsDialog.tsx';

export type Purpose = Output<typeof listPurposes>['items'][number];
type Dialog = { kind: 'new' } | { kind: 'change' | 'text' | 'texts'; purpose: Purpose };

export default function PurposesPage() {
  const { t } = usePrivacyWords();
  const core = useText();
  const purposes = useOperation(listPurposes, {});
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = () => setDialog(null);
  const { data } = purposes;
  return (
    <PrivacyPage
      title={t('purposes.title')}
      loading={!data}
      error={purposes.error}
      retry={() => void purposes.refetch()}
      acts={
        <>
          <ExportButton given={{ list: listPurposes.name }} />
          <Can operation={createPurpose}>
            <Button size="xs" onClick={() => setDialog({ kind: 'new' })}>
              {t('purposes.add')}
            </Button>
          </Can>
        </>
      }
    >
      {data && data.operator.address === '' ? <p className={classes.note}>{t('purposes.noAddress')}</p> : null}
      {data?.items.length === 0 ? <EmptyState title={t('purposes.empty')} /> : null}
      <ul className={classes.list}>
        {data?.items.map((purpose) => (
          <li key={purpose.id} className={classes.item}>
            <div className={classes.about}>
              <p>
                <strong>{purpose.name}</strong> <span className={classes.dim}>{purpose.key}</span>
              </p>
              <p className={classes.dim}>
                {t(`basis.${purpose.basis}`)}
                {purpose.basisNote ? `: ${purpose.basisNote}` : ''}
                {purpose.basis === 'consent'
                  ? ` · ${t(purpose.optional ? 'purposes.optional' : 'purposes.required')}`
                  : ''}
                {purpose.archived ? ` · ${t('purposes.archived')}` : ''}
              </p>
              {purpose.text ? (
                <p className={classes.dim}>
                  {t('purposes.ordinal', { ordinal: purpose.text.ordinal })} · <DateText moment={purpose.text.madeAt} />{' '}
                  · {t('purposes.standing', { count: purpose.standing })}
                </p>
              ) : null}
              {purpose.renewOn ? (
                <p className={classes.dim}>
                  {t('purposes.renewFrom')} <DateText day={purpose.renewOn} />
                </p>
              ) : null}
              {purpose.operatorChanged ? <p className={classes.note}>{t('purposes.operatorChanged')}</p> : null}
            </div>
            <div className={classes.acts}>
              {purpose.texts > 0 ? (
                <Button size="xs" variant="subtle" onClick={() => setDialog({ kind: 'texts', purpose })}>
                  {t('purposes.read')}
                </Button>
              ) : null}
              {purpose.basis === 'consent' ? (
                <Can operation={createText}>
                  <Button size="xs" variant="default" onClick={() => setDialog({ kind: 'text', purpose })}>
                    {t('purposes.newText')}
                  </Button>
                </Can>
              ) : null}
              <Can operation={updatePurpose}>
                <Button size="xs" variant="default" onClick={() => setDialog({ kind: 'change', purpose })}>
                  {t('purposes.change')}
                </Button>
              </Can>
            </div>
          </li>
        ))}
      </ul>
      {dialog ? (
        <Modal
          opened
          onClose={close}
          size="xl"
          title={t(
            dialog.kind === 'new'
              ? 'purposes.add'
              : dialog.kind === 'change'
                ? 'purposes.changing'
                : dialog.kind === 'text'
                  ? 'purposes.newText'
                  : 'purposes.texts',
          )}
          closeButtonProps={{ 'aria-label': core('action.close') }}
        >
          {dialog.kind === 'new' ? <PurposeForm close={close} /> : null}
          {dialog.kind === 'change' ? <PurposeForm purpose={dialog.purpose} close={close} /> : null}
          {dialog.kind === 'text' && data ? (
            <TextForm purpose={dialog.purpose} operator={data.operator} close={close} />
          ) : null}
          {dialog.kind === 'texts' ? <TextsDialog id={dialog.purpose.id} name={dialog.purpose.name} /> : null}
        </Modal>
      ) : null}
    </PrivacyPage>
  );
}
