// The text of an article: typed with a few marks of Markdown, its look beside it; buttons put the marks in.
import { ActionIcon } from '@mantine/core';
import { IconBold, IconHeading, IconLink, IconList, IconListNumbers, IconPhoto } from '@tabler/icons-react';
import { useDeferredValue, useRef } from 'react';
import { ApiError } from '../../../core/api/api-error.ts';
import { type StoredFile, uploadFile } from '../../../core/api/upload.ts';
import { useField, useFormPlace } from '../../../core/form/form-context.ts';
import { TextArea } from '../../../core/form/TextArea.tsx';
import { MarkdownText, markdownText } from '../../../core/markdown/MarkdownText.tsx';
import { useLocale, useText } from '../../../core/text/texts.ts';
import { toast } from '../../../core/toast/toast.ts';
import { bodyBlocks } from '../body.ts';
import classes from '../Knowledge.module.css';

export interface BodyFieldProps {
  draftId?: () => Promise<string | undefined>;
  /** Hangs a picture on the article before its name is put into the text. */
  onPicture: (file: StoredFile) => Promise<void>;
}

export function BodyField({ draftId, onPicture }: BodyFieldProps) {
  const t = useText('knowledge');
  const locale = useLocale();
  const { form } = useFormPlace();
  const field = useField<string>('body', t('field.body'));
  const shown = useDeferredValue(field.value);
  const chooser = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const area = () => frame.current?.querySelector('textarea') ?? null;

  /** Puts marks around what is selected, or before each of its lines. */
  const mark = (change: (selected: string) => string) => {
    const input = area();
    if (!input) return;
    const { selectionStart: from, selectionEnd: to, value } = input;
    const fresh = change(value.slice(from, to));
    form.store.set('body', value.slice(0, from) + fresh + value.slice(to));
    requestAnimationFrame(() => {
      input.focus();
      input.setSelectionRange(from, from + fresh.length);
    });
  };
  const lines = (sign: (at: number) => string) => (selected: string) =>
    (selected || t('body.line'))
      .split('\n')
      .map((line, at) => sign(at) + line)
      .join('\n');
  const addPicture = async (file: File) => {
    try {
      const id = await draftId?.();
      const stored = await uploadFile(file, id ? { draftId: id } : {});
      await onPicture(stored);
      const words = file.name.replace(/\.\w+$/, '').replace(/[[\]]/g, '');
      mark((selected) => `${selected}\n\n![${words}](${stored.id})\n\n`);
    } catch (error) {
      toast({ tone: 'problem', text: error instanceof ApiError ? error.words(locale) : String(error) });
    }
  };
  const tools = [
    {
      label: t('body.heading'),
      icon: IconHeading,
      run: () => mark((text) => `\n## ${text || t('body.headingText')}\n`),
    },
    { label: t('body.bold'), icon: IconBold, run: () => mark((text) => `**${text || t('body.boldText')}**`) },
    { label: t('body.list'), icon: IconList, run: () => mark(lines(() => '- ')) },
    { label: t('body.steps'), icon: IconListNumbers, run: () => mark(lines((at) => `${at + 1}. `)) },
    { label: t('body.link'), icon: IconLink, run: () => mark((text) => `[${text || t('body.linkText')}](https://)`) },
    { label: t('body.picture'), icon: IconPhoto, run: () => chooser.current?.click() },
  ];
  return (
    <div className={classes.editor}>
      <div className={classes.body} ref={frame}>
        <div className={classes.tools} role="toolbar" aria-label={t('body.tools')}>
          {tools.map(({ label, icon: Icon, run }) => (
            <ActionIcon key={label} aria-label={label} title={label} onClick={run}>
              <Icon size={17} stroke={1.6} />
            </ActionIcon>
          ))}
        </div>
        <input
          ref={chooser}
          type="file"
          accept="image/png,image/jpeg,image/gif,image/webp"
          hidden
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            event.currentTarget.value = '';
            if (file) void addPicture(file);
          }}
        />
        <TextArea
          name="body"
          label={t('field.body')}
          hint={t('body.hint')}
          rows={14}
          maxRows={40}
          maxLength={50_000}
          optional
        />
      </div>
      <section className={classes.preview} aria-label={t('body.preview')}>
        <p className={classes.dim}>{t('body.preview')}</p>
        <div className={markdownText}>
          <MarkdownText blocks={bodyBlocks(shown)} />
        </div>
      </section>
    </div>
  );
}
