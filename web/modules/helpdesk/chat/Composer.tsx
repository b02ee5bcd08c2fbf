// What one writes: words and files; Enter sends, Shift+Enter begins a new line. What is typed stays until it is sent.
import { ActionIcon, Textarea } from '@mantine/core';
import { IconPaperclip, IconSend } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { StoredFile } from '../../../core/api/upload.ts';
import { FileRow } from '../../../core/form/FileRow.tsx';
import { useFiles } from '../../../core/form/use-files.ts';
import { useText } from '../../../core/text/texts.ts';
import classes from './Chat.module.css';

interface ComposerProps {
  send(text: string, fileIds: string[]): Promise<boolean>;
  pending: boolean;
}

export function Composer({ send, pending }: ComposerProps) {
  const t = useText('talk');
  const [text, setText] = useState('');
  const [stored, setStored] = useState<StoredFile[]>([]);
  const files = useFiles({ value: stored, onChange: setStored });
  const chooser = useRef<HTMLInputElement>(null);
  const ready = !pending && !files.sending && (text.trim() !== '' || stored.length > 0);
  const submit = async () => {
    if (!ready) return;
    const sent = await send(
      text.trim(),
      stored.map(({ id }) => id),
    );
    if (!sent) return;
    setText('');
    setStored([]);
  };
  return (
    <form
      className={classes.composer}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {files.items.length > 0 ? (
        <ul className={classes.attached}>
          {files.items.map((item) => (
            <FileRow
              key={item.key}
              item={item}
              shown={false}
              readOnly={false}
              onRemove={() => files.remove(item.key)}
              onRetry={() => files.retry(item.key)}
            />
          ))}
        </ul>
      ) : null}
      <div className={classes.compose}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('attach')}
          title={t('attach')}
          onClick={() => chooser.current?.click()}
        >
          <IconPaperclip size={18} stroke={1.6} />
        </ActionIcon>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            files.add(event.currentTarget.files ?? []);
            event.currentTarget.value = '';
          }}
        />
        <Textarea
          className={classes.field}
          aria-label={t('message')}
          placeholder={t('message')}
          value={text}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={4_000}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            void submit();
          }}
          onPaste={(event) => {
            if (event.clipboardData.files.length === 0) return;
            event.preventDefault();
            files.add(event.clipboardData.files);
          }}
        />
        <ActionIcon
          type="submit"
          size="lg"
          disabled={!ready}
          loading={pending}
          aria-label={t('send')}
          title={t('send')}
        >
          <IconSend size={18} stroke={1.6} />
        </ActionIcon>
      </div>
    </form>
  );
}
