// Which column is what: guessed by the headings, changed here; then the dry run.
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { checkImport, type ImportCard, importFields, listImportRows, readImport } from '#contract/people-import.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Import.module.css';

export function Mapping({ card, onChecked }: { card: ImportCard; onChecked: () => void }) {
  const t = useText('import');
  const locale = useLocale();
  const [mapping, setMapping] = useState(card.mapping);
  const [options, setOptions] = useState(card.options);
  const check = useAction(checkImport, { changes: [readImport, listImportRows] });
  const { error } = check;
  const words = error instanceof ApiError ? (error.errors[0]?.message[locale] ?? error.words(locale)) : null;
  return (
    <>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{t('column')}</th>
              <th>{t('samples')}</th>
              <th>{t('means')}</th>
            </tr>
          </thead>
          <tbody>
            {card.columns.map((column, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one heading, their place tells them apart
              <tr key={place}>
                <td>{column.name || t('noName', { place: place + 1 })}</td>
                <td className={classes.dim}>{column.samples.join(', ')}</td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={t('meansOf', { column: column.name || place + 1 })}
                    value={mapping[place] ?? ''}
                    onChange={(event) => {
                      const field = importFields.find((one) => one === event.currentTarget.value) ?? null;
                      setMapping(mapping.map((one, at) => (at === place ? field : one === field ? null : one)));
                    }}
                  >
                    <option value="">{t('skip')}</option>
                    {importFields.map((field) => (
                      <option key={field} value={field}>
                        {t(`field.${field}`)}
                      </option>
                    ))}
                  </NativeSelect>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Checkbox
        mt="md"
        label={t('option.update')}
        checked={options.update}
        onChange={(event) => setOptions({ ...options, update: event.currentTarget.checked })}
      />
      <Checkbox
        mt="xs"
        label={t('option.invite')}
        checked={options.invite}
        onChange={(event) => setOptions({ ...options, invite: event.currentTarget.checked })}
      />
      {words ? (
        <p className={classes.problem} role="alert">
          {words}
        </p>
      ) : null}
      <div className={classes.acts}>
        <Button
          loading={check.pending}
          onClick={() => void check.run({ id: card.id, mapping, options }).then(onChecked, () => undefined)}
        >
          {t('check')}
        </Button>
      </div>
    </>
  );
}
