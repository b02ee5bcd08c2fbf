// A text of a macro with the variables that it may name: a choice puts one at the end of what is typed.
import { NativeSelect } from '@mantine/core';
import { listMacroVariables } from '#contract/helpdesk.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { useField } from '../../../core/form/form-context.ts';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from './Macros.module.css';

interface TextWithVariablesProps {
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
  maxLength: number;
}

export function TextWithVariables({ name, label, hint, optional, maxLength }: TextWithVariablesProps) {
  const t = useText('macros');
  const locale = useLocale();
  const field = useField<string>(name, label);
  const { data } = useOperation(listMacroVariables, {}, { staleTime: 600_000 });
  return (
    <div className={classes.withVariables}>
      <TextArea
        name={name}
        label={label}
        rows={4}
        maxLength={maxLength}
        optional={optional ?? false}
        {...(hint ? { hint } : {})}
      />
      <NativeSelect
        className={classes.variables}
        size="xs"
        aria-label={`${t('variables')}: ${label}`}
        value=""
        disabled={field.readOnly}
        data={[
          { value: '', label: t('variables') },
          ...(data?.items ?? []).map((one) => ({ value: one.name, label: one.title[locale] })),
        ]}
        onChange={(event) => {
          const variable = event.currentTarget.value;
          const text = field.value ?? '';
          if (variable) field.set(`${text}${text && !/\s$/.test(text) ? ' ' : ''}{{${variable}}}`);
        }}
      />
    </div>
  );
}
