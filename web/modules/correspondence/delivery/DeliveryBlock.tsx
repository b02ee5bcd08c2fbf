// «Отправка» on the card of an outgoing letter: each addressee with its own state, way, number and dates.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { type readLetter, setDelivery } from '#contract/correspondence.ts';
import { Can } from '../../../core/show/Can.tsx';
import { DateText } from '../../../core/show/DateText.tsx';
import { StatusDot } from '../../../core/show/StatusDot.tsx';
import { useText } from '../../../core/text/texts.ts';
import letterClasses from '../letter/Letter.module.css';
import { useLetterWords } from '../words.ts';
import classes from './Delivery.module.css';
import { DeliveryDialog, type DeliveryFacts } from './DeliveryDialog.tsx';
import { deliveryGroups, useDeliveryWords } from './delivery-words.ts';
import { PrintMenu } from './PrintMenu.tsx';

type Letter = Output<typeof readLetter>;

export function DeliveryBlock({ letter }: { letter: Letter }) {
  const t = useText('delivery');
  const words = useLetterWords();
  const { state } = useDeliveryWords();
  const [marked, setMarked] = useState<DeliveryFacts | null>(null);
  if (letter.direction !== 'outgoing' || letter.addressees.length === 0) return null;
  return (
    <section className={letterClasses.block} aria-labelledby={`delivery-${letter.id}`}>
      <div className={classes.head}>
        <h2 className={letterClasses.heading} id={`delivery-${letter.id}`}>
          {t('title')}
        </h2>
        <PrintMenu ids={letter.addressees.map((one) => one.id)} />
      </div>
      <ul className={classes.list}>
        {letter.addressees.map((one) => (
          <li key={one.id} className={classes.row}>
            <div className={classes.main}>
              <span className={classes.name}>{one.name}</span>
              <span className={classes.dim}>
                {one.deliveryMethod ? words.delivery(one.deliveryMethod) : t('noMethod')}
                {one.trackingNumber ? ` · ${one.trackingNumber}` : ''}
                {one.register ? (
                  <>
                    {' · '}
                    <Link to={`/dispatches/${one.register.id}`}>
                      {t('column.register')} № {one.register.number}
                    </Link>
                  </>
                ) : null}
                {one.deliveryNote ? ` · ${one.deliveryNote}` : ''}
              </span>
            </div>
            <span className={classes.state}>
              {one.deliveryState ? (
                <StatusDot group={deliveryGroups[one.deliveryState]} label={state(one.deliveryState)} />
              ) : (
                <span className={classes.dim}>{state(null)}</span>
              )}
              {(one.settledOn ?? one.sentOn) ? <DateText day={one.settledOn ?? one.sentOn} /> : null}
            </span>
            <Can operation={setDelivery} of={letter.can}>
              <Button
                size="xs"
                variant="default"
                onClick={() =>
                  setMarked({
                    id: one.id,
                    name: one.name,
                    state: one.deliveryState,
                    method: one.deliveryMethod,
                    trackingNumber: one.trackingNumber,
                    sentOn: one.sentOn,
                    settledOn: one.settledOn,
                    note: one.deliveryNote,
                  })
                }
              >
                {t('act.mark')}
              </Button>
            </Can>
          </li>
        ))}
      </ul>
      {marked ? <DeliveryDialog delivery={marked} close={() => setMarked(null)} /> : null}
    </section>
  );
}
