// The seven switches of a person: each is on, off, or as the roles say; saved at once.
import type { Output } from '#contract/core.ts';
import { listUsers, readUser, setSwitches, switchKeys, switchStates } from '#contract/identity.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { Segments } from '../../../core/show/Segments.tsx';
import { useLocale, useLocalText, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import classes from './Switches.module.css';
import type { RightsCatalog } from './use-rights-catalog.ts';

interface SwitchesBlockProps {
  user: Output<typeof readUser>;
  catalog: RightsCatalog;
}

export function SwitchesBlock({ user, catalog }: SwitchesBlockProps) {
  const t = useText('rights');
  const say = useLocalText();
  const locale = useLocale();
  const set = useAction(setSwitches, { changes: [readUser, listUsers] });
  const may = user.can.includes(setSwitches.name);
  const put = async (key: (typeof switchKeys)[number], title: string, state: (typeof switchStates)[number]) => {
    try {
      await set.run({ id: user.id, switches: { [key]: state } });
      toast({ tone: 'done', text: t('switches.saved', { title, state: t(`switches.${state}`) }) });
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  return (
    <section className={classes.block} aria-labelledby="switches">
      <h2 id="switches" className={classes.title}>
        {t('switches.title')}
      </h2>
      <p className={classes.hint}>{t('switches.hint')}</p>
      <ul className={classes.list}>
        {switchKeys.map((key) => {
          const bundle = catalog.bundles.find((one) => one.key === key);
          const title = bundle ? say(bundle.title) : key;
          const count = bundle?.operations.length ?? 0;
          const opened = (bundle?.operations ?? []).flatMap((name) => {
            const operation = catalog.operations.find((one) => one.name === name);
            return operation ? [say(operation.title)] : [];
          });
          const state = user.bundles[key];
          return (
            <li key={key} className={classes.row} data-state={state}>
              <div>
                {title}
                {count > 0 ? (
                  <details className={classes.count}>
                    <summary>{t('switches.operations', { count })}</summary>
                    {opened.join(' · ')}
                  </details>
                ) : (
                  <span className={classes.count}>{t('switches.empty')}</span>
                )}
              </div>
              {may ? (
                <Segments
                  label={title}
                  value={state}
                  onChange={(next) => void put(key, title, next)}
                  options={switchStates.map((value) => ({ value, label: t(`switches.${value}`) }))}
                />
              ) : (
                <span className={classes.state}>{t(`switches.${state}`)}</span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
