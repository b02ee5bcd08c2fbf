// After the dry run: how many come to what, the rows with errors, and the run itself.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { applyImport, type ImportCard, importVerdicts } from '#contract/people-import.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Import.module.css';
import { Rows } from './Rows.tsx';

interface CheckedProps {
  card: ImportCard;
  reload: () => void;
  onBack: () => void;
}

export function Checked({ card, reload, onBack }: CheckedProps) {
  const t = useText('import');
  const locale = useLocale();
  const { verdicts } = card;
  const [shown, setShown] = useState<(typeof importVerdicts)[number]>(verdicts.error > 0 ? 'error' : 'create');
  const apply = useAction(applyImport, { onDone: reload });
  const count = verdicts.create + verdicts.update;
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div className={classes.verdicts} role="group" aria-label={t('verdicts')}>
        {importVerdicts.map((verdict) => (
          <Button
            key={verdict}
            size="xs"
            variant={verdict === shown ? 'light' : 'default'}
            color={verdict === 'error' && verdicts.error > 0 ? 'red' : undefined}
            aria-pressed={verdict === shown}
            onClick={() => setShown(verdict)}
          >
            {t(`verdict.${verdict}`)}: {verdicts[verdict]}
          </Button>
        ))}
      </div>
      <Rows key={shown} card={card} verdict={shown} />
      {apply.error instanceof ApiError ? (
        <p className={classes.problem} role="alert">
          {apply.error.words(locale)}
        </p>
      ) : null}
      <p className={classes.dim}>{verdicts.error > 0 ? t('errorsSkipped') : t('ready')}</p>
      <div className={classes.acts}>
        <Button
          disabled={count === 0}
          loading={apply.pending}
          onClick={() => void apply.run({ id: card.id }).catch(() => undefined)}
        >
          {t('apply', { count })}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </>
  );
}
