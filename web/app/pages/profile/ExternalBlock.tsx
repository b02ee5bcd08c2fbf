// One's own accounts of outside sign-in systems: linked and unlinked by the person alone.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { linkExternalIdentity, listExternalIdentities, unlinkExternalIdentity } from '#contract/openid.ts';
import { ApiError, api } from '../../../core/api/call.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { ProfileBlock } from './ProfileBlock.tsx';
import classes from './ProfilePage.module.css';

export function ExternalBlock() {
  const t = useText('outside');
  const locale = useLocale();
  const listed = useOperation(listExternalIdentities, {});
  const unlink = useAction(unlinkExternalIdentity, { changes: [listExternalIdentities] });
  const [going, setGoing] = useState<string | null>(null);
  const [ending, setEnding] = useState<{ key: string; name: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const items = listed.data?.items ?? [];
  // An organisation without such systems has nothing to show here.
  if (items.length === 0) return null;
  const link = async (key: string) => {
    setGoing(key);
    setProblem(null);
    try {
      window.location.assign((await api.call(linkExternalIdentity, { key })).address);
    } catch (error) {
      setProblem(error instanceof ApiError ? error.words(locale) : String(error));
      setGoing(null);
    }
  };
  return (
    <ProfileBlock id="external" title={t('own.title')} hint={t('own.hint')}>
      {problem ? <p role="alert">{problem}</p> : null}
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.key} className={classes.item}>
            <div className={classes.about}>
              <p>{item.name}</p>
              <p className={classes.dim}>
                {item.linkedAt ? (
                  <>
                    {t('own.linked')} <DateText moment={item.linkedAt} />
                    {item.lastUsedAt ? (
                      <>
                        {' · '}
                        {t('own.used')} <DateText moment={item.lastUsedAt} />
                      </>
                    ) : null}
                  </>
                ) : (
                  t('own.notLinked')
                )}
              </p>
            </div>
            {item.linkedAt ? (
              <Button variant="default" size="xs" onClick={() => setEnding({ key: item.key, name: item.name })}>
                {t('own.unlink')}
              </Button>
            ) : (
              <Button variant="default" size="xs" loading={going === item.key} onClick={() => void link(item.key)}>
                {t('own.link')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmWithReason
        opened={ending !== null}
        title={t('own.unlinkTitle', { name: ending?.name ?? '' })}
        text={t('own.unlinkText')}
        verb={t('own.unlink')}
        reason="none"
        onClose={() => setEnding(null)}
        onConfirm={async () => {
          if (ending) await unlink.run({ key: ending.key });
          toast({ text: t('own.unlinked') });
        }}
      />
    </ProfileBlock>
  );
}
