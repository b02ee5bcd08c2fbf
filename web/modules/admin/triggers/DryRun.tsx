// «Кого коснётся»: a dry run of what stands in the form, before it is saved.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { type TriggerContent, type TriggerKind, type TriggerSubjectCard, tryTrigger } from '#contract/triggers.ts';
import { ApiError } from '../../../core/api/api-error.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { shortMoment } from '../../../core/dates/format.ts';
import { useHere } from '../../../core/dates/use-here.ts';
import { recordAddress } from '../../../core/record-addresses.ts';
import { useLocale, useText } from '../../../core/text/texts.ts';
import classes from '../../../core/triggers/Triggers.module.css';
import { useTriggerWords } from '../../../core/triggers/trigger-words.ts';

interface DryRunProps {
  subject: TriggerSubjectCard;
  kind: TriggerKind;
  content: TriggerContent;
}

export function DryRun({ subject, kind, content }: DryRunProps) {
  const t = useText('triggers');
  const locale = useLocale();
  const run = useAction(tryTrigger);
  const [told, setTold] = useState<{ of: string; found: Output<typeof tryTrigger> } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const print = JSON.stringify(content);
  const look = () =>
    run.run({ subject: subject.kind, kind, ...content }).then(
      (found) => {
        setProblem(null);
        setTold({ of: print, found });
      },
      (error: unknown) => {
        setTold(null);
        if (!(error instanceof ApiError)) return setProblem(String(error));
        setProblem(error.errors.map(({ message }) => message[locale]).join('; ') || error.words(locale));
      },
    );
  return (
    <div className={classes.box}>
      <div className={classes.head}>
        <p className={classes.dim}>{t('try.about')}</p>
        <Button size="xs" variant="light" loading={run.pending} onClick={() => void look()}>
          {t('try.run')}
        </Button>
      </div>
      <div aria-live="polite">
        {problem ? <p className={classes.bad}>{problem}</p> : null}
        {told && told.of !== print ? <p className={classes.dim}>{t('try.stale')}</p> : null}
        {told ? <Found found={told.found} kind={kind} subject={subject} /> : null}
      </div>
    </div>
  );
}

function Found({
  found,
  kind,
  subject,
}: {
  found: Output<typeof tryTrigger>;
  kind: TriggerKind;
  subject: TriggerSubjectCard;
}) {
  const t = useText('triggers');
  const here = useHere();
  const words = useTriggerWords(subject, {});
  const counts = { count: found.looked, matched: found.matched };
  return (
    <>
      <p className={classes.figure}>{t(kind === 'event' ? 'try.byEvent' : 'try.bySchedule', counts)}</p>
      {found.more ? <p className={classes.dim}>{t('try.more')}</p> : null}
      {found.next.length > 0 ? (
        <p className={classes.dim}>
          {t('try.next')}: {found.next.map((moment) => shortMoment(moment, here)).join(', ')}
        </p>
      ) : null}
      {found.matched === 0 ? <p className={classes.dim}>{t('try.none')}</p> : null}
      {found.matched > found.items.length && found.items.length > 0 ? (
        <p className={classes.dim}>{t('try.first', { count: found.items.length })}</p>
      ) : null}
      {found.items.some(({ steps }) => steps.length > 1 && steps.some((step) => step.text)) ? (
        <p className={classes.dim}>{t('try.before')}</p>
      ) : null}
      <ul className={classes.list}>
        {found.items.map((item, at) => {
          const to = recordAddress(subject.kind, item.record.id);
          const number = item.record.number ?? '—';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: one record may stand here several times, in its order
            <li key={at} className={classes.row}>
              <div className={classes.main}>
                <span>
                  {to ? <Link to={to}>{number}</Link> : number}
                  {item.event ? ` · ${words.event(item.event)} · ${shortMoment(item.at, here)}` : null}
                </span>
                <span className={classes.dim}>{item.steps.map((step) => words.action(step.action)).join(' → ')}</span>
                {item.steps
                  .filter((step) => step.text)
                  .map((step, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the actions stand in their order
                    <q key={place} className={classes.said}>
                      {step.text}
                    </q>
                  ))}
              </div>
            </li>
          );
        })}
      </ul>
      {found.hidden > 0 ? <p className={classes.dim}>{t('try.hidden', { count: found.hidden })}</p> : null}
    </>
  );
}
