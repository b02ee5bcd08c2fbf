// Tries a setting as it is saved and says what came of it.
import { Alert, Button } from '@mantine/core';
import { useState } from 'react';
import type { Text } from '#contract/core.ts';
import { type SettingCard, testSetting } from '#contract/setting.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { Can } from '../../../core/show/Can.tsx';
import { currentLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import classes from './Settings.module.css';

export function SettingCheck({ card }: { card: SettingCard }) {
  const t = useText('settings');
  const say = useLocalText();
  const [told, setTold] = useState<Text | null>(null);
  const test = useAction(testSetting, { onDone: (output) => setTold(output.told) });
  const run = () => {
    setTold(null);
    test.run({ key: card.key }).catch(() => undefined);
  };
  return (
    <Can operation={testSetting}>
      <section className={classes.check} aria-live="polite">
        <Button variant="default" loading={test.pending} onClick={run}>
          {t('check')}
        </Button>
        <span className={classes.dim}>{t('checkHint')}</span>
        {told ? <Alert color="green">{say(told)}</Alert> : null}
        {test.error ? <Alert color="red">{test.error.words(currentLocale())}</Alert> : null}
      </section>
    </Can>
  );
}
