// One dispatch register: its letters with weights and tracking numbers; printed and cancelled here.
import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { cancelDispatch, listDispatches, printDispatch, readDispatch } from '#contract/correspondence.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { saveFile } from '../../../core/api/save-file.ts';
import { useAction, useOperation } from '../../../core/api/use-operation.ts';
import { ConfirmWithReason } from '../../../core/dialog/ConfirmWithReason.tsx';
import { ExportButton } from '../../../core/list/ExportButton.tsx';
import { usePlaceName } from '../../../core/place.ts';
import { Can } from '../../../core/show/Can.tsx';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import numbers from '../numbers/Numbers.module.css';
import { useLetterWords } from '../words.ts';
import classes from './Delivery.module.css';
import { showsDeliveries } from './DeliveryDialog.tsx';
import { PrintMenu } from './PrintMenu.tsx';

export default function DispatchPage() {
  const t = useText('delivery');
  const locale = useLocale();
  const words = useLetterWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const register = useOperation(readDispatch, { id });
  const [asking, setAsking] = useState(false);
  const [printing, setPrinting] = useState(false);
  const cancel = useAction(cancelDispatch, { changes: [...showsDeliveries, listDispatches] });
  usePlaceName(register.data ? `№ ${register.data.number}` : null);
  if (register.error) return <ErrorState error={register.error} retry={() => void register.refetch()} />;
  if (!register.data) return <SkeletonRows rows={8} />;
  const { number, sentOn, items, letters, cancelled, note, can } = register.data;
  const print = async () => {
    setPrinting(true);
    await saveFile(printDispatch, { id }, `${t('dispatch.file')} ${number}.pdf`).catch((error: unknown) =>
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) }),
    );
    setPrinting(false);
  };
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <h1 className={classes.title}>
          {t('dispatch.number', { number, day: sentOn.split('-').reverse().join('.') })}
        </h1>
        <div className={classes.acts}>
          <ExportButton
            given={{
              list: readDispatch.name,
              filter: { id },
              about: [t('dispatch.number', { number, day: sentOn.split('-').reverse().join('.') })],
            }}
          />
          <Can operation={printDispatch}>
            <Button size="xs" leftSection={<IconPrinter size={15} />} loading={printing} onClick={() => void print()}>
              {t('act.printRegister')}
            </Button>
          </Can>
          <PrintMenu ids={items.map((item) => item.deliveryId).slice(0, 200)} />
          <Can operation={cancelDispatch} of={can}>
            <Button size="xs" variant="default" c="var(--v-danger-text)" onClick={() => setAsking(true)}>
              {t('act.cancelRegister')}
            </Button>
          </Can>
        </div>
      </div>
      <p className={classes.dim}>
        {[
          words.delivery(register.data.method),
          t('dispatch.count', { count: letters }),
          t('dispatch.made', { by: register.data.madeBy }),
          note,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {cancelled ? <p className={classes.cancelled}>{t('dispatch.cancelled', { reason: cancelled.reason })}</p> : null}
      <table className={numbers.table}>
        <thead>
          <tr>
            <th scope="col">№</th>
            {(['addressee', 'address', 'letter', 'weight', 'tracking'] as const).map((head) => (
              <th key={head} scope="col">
                {t(`column.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.deliveryId}>
              <td data-label="№">{item.position}</td>
              <td>{item.name}</td>
              <td>{item.address || t('noAddress')}</td>
              <td>
                <Link to={`/outgoing/${item.letter.id}`}>{item.letter.number}</Link>
              </td>
              <td data-label={t('column.weight')}>{item.weight}</td>
              <td data-label={t('column.tracking')}>{item.trackingNumber}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {letters > items.length ? (
        <p className={classes.dim}>{t('dispatch.hidden', { count: letters - items.length })}</p>
      ) : null}
      <ConfirmWithReason
        opened={asking}
        title={t('dispatch.cancelTitle', { number })}
        text={t('dispatch.cancelText')}
        verb={t('dispatch.cancelVerb')}
        onConfirm={(reason) => cancel.run({ id, reason })}
        onClose={() => setAsking(false)}
      />
    </div>
  );
}
