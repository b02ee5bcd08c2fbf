// «Возможно, поможет»: titles that open their short answer in place; whether it helped is asked there.
import { Button, Group } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '#contract/core.ts';
import { type suggestArticles, tellUse, type UseKind } from '#contract/knowledge.ts';
import { useAction } from '../../../core/api/use-operation.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from './BeforeSending.module.css';
import type { BeforeSendingProps } from './BeforeSending.tsx';

interface AnswersProps {
  answers: Output<typeof suggestArticles>['items'];
  drop: BeforeSendingProps['drop'];
}

export function Answers({ answers, drop }: AnswersProps) {
  const t = useText('beforeSending');
  const tell = useAction(tellUse);
  const [open, setOpen] = useState<string | null>(null);
  const [useless, setUseless] = useState<readonly string[]>([]);
  const say = (articleId: string, ...kinds: UseKind[]) =>
    void tell.run({ uses: kinds.map((kind) => ({ articleId, kind })) }).catch(() => undefined);
  const left = answers.filter((one) => !useless.includes(one.id));
  if (left.length === 0) return null;
  return (
    <section>
      <h2 className={classes.title}>{t('answers')}</h2>
      <ul className={classes.list}>
        {left.map((one) => {
          const opened = open === one.id;
          const Chevron = opened ? IconChevronDown : IconChevronRight;
          return (
            <li key={one.id}>
              <button
                type="button"
                className={classes.head}
                aria-expanded={opened}
                onClick={() => {
                  setOpen(opened ? null : one.id);
                  if (!opened) say(one.id, 'opened');
                }}
              >
                <Chevron size={16} stroke={1.6} aria-hidden="true" />
                <span>{one.title}</span>
              </button>
              {opened ? (
                <div className={classes.answer}>
                  <p>{one.answer}</p>
                  <Group gap={8}>
                    <Button
                      size="xs"
                      onClick={() => {
                        say(one.id, 'helped');
                        drop(t('helped'), () => say(one.id, 'spared'));
                      }}
                    >
                      {t('yes')}
                    </Button>
                    <Button
                      size="xs"
                      variant="default"
                      onClick={() => {
                        say(one.id, 'notHelped');
                        setUseless([...useless, one.id]);
                      }}
                    >
                      {t('no')}
                    </Button>
                    {one.more ? (
                      <a href={`/knowledge/${one.id}`} target="_blank" rel="noreferrer">
                        {t('whole')}
                      </a>
                    ) : null}
                  </Group>
                </div>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
