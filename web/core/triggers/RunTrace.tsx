// What a trigger saw of a record and what it did: each condition with yes or no, each action with what became of it.
import { IconCheck, IconMinus, IconX } from '@tabler/icons-react';
import type { RunCard, TriggerSubjectCard } from '#contract/triggers.ts';
import { useLocalText, useText } from '../text/texts.ts';
import classes from './Triggers.module.css';
import { useTriggerWords } from './trigger-words.ts';

const icons = { done: IconCheck, refused: IconX, skipped: IconMinus };

export function RunTrace({ run, subject }: { run: RunCard; subject: TriggerSubjectCard | null }) {
  const t = useText('triggers');
  const say = useLocalText();
  const words = useTriggerWords(subject, run.names);
  const judged = run.conditions.length > 0;
  return (
    <>
      <p className={classes.dim}>
        {run.event ? t('runs.byEvent', { event: words.event(run.event) }) : t('runs.bySchedule')}
        {run.depth > 1 ? `. ${t('runs.caused', { depth: run.depth })}` : ''}
      </p>
      {run.reason ? <p>{t(`reason.${run.reason}`)}</p> : null}
      <h2 className={classes.part}>{t('conditions')}</h2>
      {judged || run.outcome === 'stopped' ? null : <p className={classes.dim}>{t('runs.noConditions')}</p>}
      {run.groups.map((group, at) => {
        const conditions = run.conditions.filter((one) => one.group === at);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the groups stand in their order
          <section key={at} aria-label={t('group', { number: at + 1 })}>
            {at > 0 && judged ? <p className={classes.joint}>{t(run.match === 'all' ? 'and' : 'or')}</p> : null}
            {conditions.length > 1 ? <p className={classes.dim}>{t(`groupMatch.${group.match}`)}</p> : null}
            <ul className={classes.trace}>
              {conditions.map((one, place) => {
                const Icon = one.met ? IconCheck : IconX;
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the conditions stand in their order
                  <li key={place}>
                    <span data-met={one.met} role="img" aria-label={t(one.met ? 'runs.met' : 'runs.notMet')}>
                      <Icon size={16} aria-hidden="true" />
                    </span>
                    <span>
                      {words.condition(one)}
                      <span className={classes.dim}> — {t('runs.seen', { seen: words.seen(one) })}</span>
                    </span>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
      <h2 className={classes.part}>{t('actions')}</h2>
      {run.steps.length === 0 ? <p className={classes.dim}>{t('runs.noSteps')}</p> : null}
      <ul className={classes.trace}>
        {run.steps.map((step, at) => {
          const Icon = icons[step.result];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the actions stand in their order
            <li key={at}>
              <span data-met={step.result}>
                <Icon size={16} aria-hidden="true" />
              </span>
              <span>
                {words.action(step.action)} <span className={classes.dim}>— {t(`result.${step.result}`)}</span>
                {step.message ? <p className={classes.bad}>{say(step.message)}</p> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
