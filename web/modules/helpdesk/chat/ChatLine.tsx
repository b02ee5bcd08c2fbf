// One line of the chat with its buttons; one's own words can be corrected.
import { ActionIcon, Button, Textarea } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { DateText } from '../../../core/show/DateText.tsx';
import { useText } from '../../../core/text/texts.ts';
import classes from './Chat.module.css';
import type { TalkLine } from './ChatPage.tsx';

interface ChatLineProps {
  line: TalkLine;
  press(lineId: string, data: string): Promise<void>;
  correct(text: string): Promise<boolean>;
}

export function ChatLine({ line, press, correct }: ChatLineProps) {
  const t = useText('talk');
  const [text, setText] = useState<string | null>(null);
  const side = line.notice ? 'notice' : line.mine ? 'mine' : 'theirs';
  return (
    <div className={classes.line} data-side={side}>
      <div className={classes.bubble}>
        <span className={classes.who}>{line.mine ? t('me') : t('bot')}</span>
        {text === null ? (
          <p className={classes.text}>
            {line.text}
            {line.files > 0 ? <em className={classes.files}>{t('files', { count: line.files })}</em> : null}
          </p>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void correct(text).then((done) => done && setText(null));
            }}
          >
            <Textarea
              aria-label={t('correct')}
              value={text}
              autosize
              data-autofocus
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <span className={classes.acts}>
              <Button size="compact-xs" type="submit" disabled={text.trim() === ''}>
                {t('save')}
              </Button>
              <Button size="compact-xs" variant="default" onClick={() => setText(null)}>
                {t('cancel')}
              </Button>
            </span>
          </form>
        )}
        {line.buttons.map((row) => (
          <div key={row.map(({ data }) => data).join()} className={classes.row}>
            {row.map(({ label, data }) => (
              <button key={data} type="button" className={classes.button} onClick={() => void press(line.id, data)}>
                {label}
              </button>
            ))}
          </div>
        ))}
        <span className={classes.when}>
          <DateText moment={line.createdAt} />
          {line.mine && line.changedAt ? ` · ${t('corrected')}` : ''}
          {line.mine && line.text && !line.text.startsWith('/') && text === null ? (
            <ActionIcon
              size="xs"
              variant="subtle"
              color="gray"
              aria-label={t('correct')}
              title={t('correct')}
              onClick={() => setText(line.text)}
            >
              <IconPencil size={12} />
            </ActionIcon>
          ) : null}
        </span>
      </div>
    </div>
  );
}
