// When letters wait: from and until by the organisation's clock, and days of rest.
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Output, RawInput } from '#contract/core.ts';
import type { chooseNotices, readNoticeChoices } from '#contract/notices.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from './NoticesBlock.module.css';

interface QuietHoursProps {
  card: Output<typeof readNoticeChoices>;
  save: (input: RawInput<typeof chooseNotices>) => Promise<boolean>;
}

const usual = { from: '20:00', until: '08:00' };

export function QuietHours({ card, save }: QuietHoursProps) {
  const t = useText('notices');
  const [hours, setHours] = useState(card.quiet);
  const [restDays, setRestDays] = useState(card.quietRestDays);
  const keep = (next: typeof hours) => {
    setHours(next);
    // A time that is being typed is empty for a moment.
    if (next && !(next.from && next.until)) return;
    void save({ quiet: next }).then((saved) => saved || setHours(card.quiet));
  };
  return (
    <fieldset className={classes.quiet}>
      <legend>{t('quiet.title')}</legend>
      <Checkbox
        label={t('quiet.night')}
        checked={hours !== null}
        onChange={(event) => keep(event.currentTarget.checked ? usual : null)}
      />
      {hours ? (
        <div className={classes.hours}>
          <TextInput
            type="time"
            label={t('quiet.from')}
            value={hours.from}
            onChange={(event) => keep({ ...hours, from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('quiet.until')}
            value={hours.until}
            onChange={(event) => keep({ ...hours, until: event.currentTarget.value })}
          />
        </div>
      ) : null}
      <Checkbox
        label={t('quiet.restDays')}
        checked={restDays}
        onChange={(event) => {
          const on = event.currentTarget.checked;
          setRestDays(on);
          void save({ quietRestDays: on }).then((saved) => saved || setRestDays(card.quietRestDays));
        }}
      />
      <p className={classes.note}>{t('quiet.hint')}</p>
    </fieldset>
  );
}
