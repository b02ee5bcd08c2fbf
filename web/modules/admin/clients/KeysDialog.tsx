// The keys that sign programs' tokens: their ages, what other systems need to verify them, and the change of the key.
import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { listSigningKeys, rotateSigningKey } from '#contract/clients.ts';
import { ApiError } from '../../../core/api/call.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { Facts } from '../../../core/record/Facts.tsx';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Clients.module.css';

export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useText('programs');
  const core = useText();
  const locale = useLocale();
  const keys = useOperation(listSigningKeys, {}, { enabled: opened });
  const rotate = useAction(rotateSigningKey, { changes: [listSigningKeys] });
  const [atOnce, setAtOnce] = useState(false);
  const change = async () => {
    try {
      await rotate.run({ atOnce });
      toast({ tone: 'done', text: t('keys.changed') });
      setAtOnce(false);
    } catch (error) {
      toast({ text: error instanceof ApiError ? error.words(locale) : String(error), tone: 'problem' });
    }
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': core('action.close') }}
    >
      <p className={classes.dim}>{t('keys.text')}</p>
      {keys.isPending ? <SkeletonRows rows={2} /> : null}
      {keys.error ? <ErrorState compact error={keys.error} retry={() => void keys.refetch()} /> : null}
      {keys.data ? (
        <>
          {keys.data.items.length === 0 ? <p className={classes.part}>{t('keys.none')}</p> : null}
          <ul className={classes.list}>
            {keys.data.items.map((key) => (
              <li key={key.kid}>
                <code>{key.kid}</code>
                <span className={classes.dim}>
                  {t('keys.made')} <DateText moment={key.createdAt} />
                  {key.verifiesUntil ? (
                    <>
                      {' · '}
                      {t('keys.until')} <DateText moment={key.verifiesUntil} />
                    </>
                  ) : (
                    ` · ${t('keys.signs')}`
                  )}
                </span>
              </li>
            ))}
          </ul>
          <Facts
            items={[
              { label: t('keys.issuer'), value: <code className={classes.code}>{keys.data.issuer}</code> },
              { label: t('keys.audience'), value: <code className={classes.code}>{keys.data.audience}</code> },
              {
                label: t('keys.set'),
                value: <code className={classes.code}>{`${keys.data.issuer}/api/oauth/jwks`}</code>,
              },
            ]}
          />
          <Can operation={rotateSigningKey}>
            <div className={classes.part}>
              <Checkbox
                label={t('keys.atOnce')}
                description={t('keys.atOnceHint')}
                checked={atOnce}
                onChange={(event) => setAtOnce(event.currentTarget.checked)}
              />
              <Button mt="sm" variant="default" loading={rotate.pending} onClick={() => void change()}>
                {t('keys.change')}
              </Button>
            </div>
          </Can>
        </>
      ) : null}
    </Modal>
  );
}
