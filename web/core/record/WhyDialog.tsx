// «Почему я вижу эту запись»: the grants that show it, each with the part that it goes by.
import { Modal } from '@mantine/core';
import { readAccess } from '#contract/record-access.ts';
import { useMe } from '../api/session.ts';
import { useOperation } from '../api/use-operation.ts';
import { useReasonWords } from '../rights/reason-words.ts';
import { ErrorState } from '../show/ErrorState.tsx';
import { SkeletonRows } from '../show/SkeletonRows.tsx';
import { useLocalText, useText } from '../text/texts.ts';
import classes from './WhyDialog.module.css';

export default function WhyDialog({ recordId, onClose }: { recordId: string; onClose: () => void }) {
  const t = useText('rights');
  const marks = useText('admin');
  const say = useLocalText();
  const inWords = useReasonWords();
  const { user } = useMe();
  const access = useOperation(readAccess, { id: recordId });
  return (
    <Modal
      opened
      closeOnClickOutside
      onClose={onClose}
      title={t('why.title')}
      closeButtonProps={{ 'aria-label': t('why.close') }}
    >
      {access.isPending ? <SkeletonRows rows={3} /> : null}
      {access.error ? <ErrorState compact error={access.error} retry={() => void access.refetch()} /> : null}
      {access.data ? (
        <>
          <p className={classes.text}>{t('why.text', { title: say(access.data.operation.title) })}</p>
          <ul className={classes.list}>
            {access.data.because.map((one) => (
              <li key={inWords.reason(one)}>
                <p>{inWords.reason(one)}</p>
                <p className={classes.dim}>
                  {one.through.length === 0
                    ? t('why.all')
                    : one.through
                        .map(({ id, name, part }) =>
                          t('why.part', { name: id === user.id ? t('why.you') : name, part: t(`part.${part}`) }),
                        )
                        .join('; ')}
                </p>
              </li>
            ))}
          </ul>
          {access.data.clearance === 'none' ? null : (
            <p className={classes.dim}>{t('why.clearance', { mark: marks(`clearance.${access.data.clearance}`) })}</p>
          )}
        </>
      ) : null}
    </Modal>
  );
}
