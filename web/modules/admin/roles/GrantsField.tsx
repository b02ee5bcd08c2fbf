// What a role gives: bundles, whole modules and single rights, each with its reach and the marks it opens.
import { ActionIcon, Checkbox, NativeSelect } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type Reach, reaches } from '#contract/core.ts';
import { listRightHolders } from '#contract/rights.ts';
import { useCan } from '../../../core/api/session.ts';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import type { RightsCatalog } from '../rights/use-rights-catalog.ts';
import { useAdminWords } from '../words.ts';
import { type GrantLine, type GrantValue, grantLines } from './grant-lines.ts';
import classes from './Role.module.css';

interface GrantsFieldProps {
  catalog: RightsCatalog;
  grants: readonly GrantValue[];
  defaults: readonly GrantValue[] | null;
  /** Absent: shown only. */
  onChange?: ((grants: GrantValue[]) => void) | undefined;
}

export function GrantsField({ catalog, grants, defaults, onChange }: GrantsFieldProps) {
  const t = useText('rights');
  const say = useLocalText();
  const words = useAdminWords();
  const title = useGrantTitle(catalog);
  const named = new Set(grants.map((grant) => grant.operation));
  const modules = [...new Set(catalog.operations.map((one) => one.module))];
  const put = (next: GrantValue) =>
    onChange?.(grants.map((grant) => (grant.operation === next.operation ? next : grant)));
  return (
    <>
      {grants.length === 0 ? <p className={classes.dim}>{t('role.noGrants')}</p> : null}
      <ul className={classes.list}>
        {grantLines(grants, defaults).map((line) => (
          <GrantRow
            key={line.grant.operation}
            line={line}
            title={title(line.grant.operation)}
            put={onChange && line.difference !== 'removed' ? put : undefined}
            remove={
              onChange && line.difference !== 'removed'
                ? () => onChange(grants.filter((grant) => grant.operation !== line.grant.operation))
                : undefined
            }
          />
        ))}
      </ul>
      {onChange ? (
        <NativeSelect
          size="sm"
          className={classes.search}
          aria-label={t('role.addGrant')}
          value=""
          onChange={(event) => {
            const operation = event.currentTarget.value;
            if (operation) onChange([...grants, { operation, reach: 'own', clearances: [] }]);
          }}
        >
          <option value="">{t('role.addGrant')}…</option>
          <optgroup label={t('role.bundles')}>
            {catalog.bundles
              .filter((bundle) => !named.has(`bundle:${bundle.key}`))
              .map((bundle) => (
                <option key={bundle.key} value={`bundle:${bundle.key}`}>
                  {say(bundle.title)}
                </option>
              ))}
          </optgroup>
          {modules.map((module) => (
            <optgroup key={module} label={words.module(module)}>
              {named.has(`${module}.*`) ? null : (
                <option value={`${module}.*`}>{t('role.wholeModule', { module: words.module(module) })}</option>
              )}
              {catalog.operations
                .filter((one) => one.module === module && !named.has(one.name))
                .map((one) => (
                  <option key={one.name} value={one.name}>
                    {say(one.title)}
                  </option>
                ))}
            </optgroup>
          ))}
        </NativeSelect>
      ) : null}
    </>
  );
}

/** A grant's words: a bundle's or operation's title, «раздел целиком: Письма». */
function useGrantTitle(catalog: RightsCatalog): (operation: string) => { title: string; kind: string; name: string } {
  const t = useText('rights');
  const say = useLocalText();
  const words = useAdminWords();
  return (operation) => {
    const bundle = catalog.bundles.find((one) => `bundle:${one.key}` === operation);
    if (bundle) return { title: say(bundle.title), kind: t('role.bundle'), name: '' };
    const found = catalog.operations.find((one) => one.name === operation);
    if (found) return { title: say(found.title), kind: words.module(found.module), name: found.name };
    const module = operation.replace(/\.\*$/, '');
    return { title: t('role.wholeModule', { module: words.module(module) }), kind: '', name: '' };
  };
}

interface GrantRowProps {
  line: GrantLine;
  title: { title: string; kind: string; name: string };
  put: ((next: GrantValue) => void) | undefined;
  remove: (() => void) | undefined;
}

function GrantRow({ line: { grant, difference }, title, put, remove }: GrantRowProps) {
  const t = useText('rights');
  const words = useAdminWords();
  const mayAsk = useCan(listRightHolders);
  return (
    <li className={classes.grant} data-difference={difference ?? ''}>
      <span>
        {mayAsk && title.name ? <Link to={`/admin/rights/${title.name}`}>{title.title}</Link> : title.title}{' '}
        <span className={classes.dim}>
          {[title.kind, difference ? t(`role.${difference}`) : ''].filter(Boolean).join(' · ')}
        </span>
      </span>
      {put ? (
        <NativeSelect
          size="xs"
          aria-label={t('role.reachOf', { title: title.title })}
          value={grant.reach}
          onChange={(event) => put({ ...grant, reach: event.currentTarget.value as Reach })}
        >
          {reaches.map((reach) => (
            <option key={reach} value={reach}>
              {t(`reach.${reach}`)}
            </option>
          ))}
        </NativeSelect>
      ) : (
        <span className={classes.dim}>{t(`reach.${grant.reach}`)}</span>
      )}
      <fieldset className={classes.marks}>
        <legend className="visually-hidden">{t('role.marksOf', { title: title.title })}</legend>
        {words.marks
          .filter((mark) => put || grant.clearances.includes(mark.value))
          .map((mark) =>
            put ? (
              <Checkbox
                key={mark.value}
                size="xs"
                label={mark.label}
                checked={grant.clearances.includes(mark.value)}
                onChange={(event) => {
                  const rest = grant.clearances.filter((one) => one !== mark.value);
                  put({ ...grant, clearances: event.currentTarget.checked ? [...rest, mark.value] : rest });
                }}
              />
            ) : (
              <span key={mark.value} className={classes.dim}>
                {mark.label}
              </span>
            ),
          )}
      </fieldset>
      {remove ? (
        <ActionIcon
          onClick={remove}
          aria-label={t('role.removeGrant', { title: title.title })}
          title={t('role.removeGrant', { title: title.title })}
        >
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      ) : (
        <span />
      )}
    </li>
  );
}
