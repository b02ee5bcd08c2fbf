// Files of a form: dropped, pasted or chosen, each sent at once with its progress; the form's value is StoredFile[].
// <FileDrop name="files" label="Вложения" draftId={draft.ensure} onShow={setPreview} shown={preview?.key} />
import { useEffect, useRef, useState } from 'react';
import type { StoredFile } from '../api/upload.ts';
import { useText } from '../text/texts.ts';
import { FieldLabel, type FieldProps } from './FieldLabel.tsx';
import classes from './FileDrop.module.css';
import { FileRow } from './FileRow.tsx';
import { useField } from './form-context.ts';
import { type FileItem, useFiles } from './use-files.ts';

export interface FileDropProps extends Omit<FieldProps, 'width'> {
  /** `accept` of the file chooser, as a hint only: the server decides by content. */
  accept?: string;
  max?: number;
  draftId?: () => Promise<string | undefined>;
  /** Shows a file in the preview pane; also called with the first file that comes. */
  onShow?: (file: FileItem | null) => void;
  /** Key of the file that is in the preview. */
  shown?: string | undefined;
}

export function FileDrop(props: FileDropProps) {
  const field = useField<StoredFile[]>(props.name, props.label);
  const t = useText('form');
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const files = useFiles({
    value: field.value ?? [],
    onChange: field.set,
    ...(props.draftId ? { draftId: props.draftId } : {}),
  });
  const { setInvalid } = field;
  const failed = files.items.some((item) => item.state === 'failed');
  useEffect(() => {
    setInvalid(files.sending ? t('files.wait') : failed ? t('files.failed') : null);
  });
  const latest = useRef(files);
  latest.current = files;
  const inert = props.disabled || field.readOnly;
  useEffect(() => {
    if (inert) return;
    const paste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length === 0) return;
      event.preventDefault();
      latest.current.add(pasted.map(named));
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [inert]);
  const { onShow, shown } = props;
  const first = files.items[0];
  useEffect(() => {
    if (onShow && first && !files.items.some((item) => item.key === shown)) onShow(first);
    if (onShow && !first && shown) onShow(null);
  }, [onShow, first, shown, files.items]);

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a frame and take the drop events of its legend
    <div className={classes.files} id={field.id} role="group" aria-labelledby={`${field.id}-label`}>
      <span className={classes.label} id={`${field.id}-label`}>
        <FieldLabel label={props.label} optional={props.optional ?? false} />
      </span>
      {props.hint ? <span className={classes.hint}>{props.hint}</span> : null}
      {files.items.length > 0 ? (
        <ul className={classes.list}>
          {files.items.map((item, place) => (
            <FileRow
              key={item.key}
              item={item}
              shown={item.key === shown}
              onShow={onShow ? () => onShow(item) : undefined}
              onRemove={() => files.remove(item.key)}
              onRetry={() => files.retry(item.key)}
              onUp={place > 0 ? () => files.move(item.key, -1) : undefined}
              onDown={place < files.items.length - 1 ? () => files.move(item.key, 1) : undefined}
              readOnly={inert ?? false}
            />
          ))}
        </ul>
      ) : null}
      {inert ? null : (
        <button
          type="button"
          className={classes.drop}
          data-over={over}
          onClick={() => chooser.current?.click()}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            files.add(event.dataTransfer.files);
          }}
        >
          {t('files.drop')}
        </button>
      )}
      <input
        ref={chooser}
        type="file"
        multiple={props.max !== 1}
        accept={props.accept}
        hidden
        aria-label={props.label}
        onChange={(event) => {
          files.add(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
      {field.error ? <span className={classes.error}>{field.error}</span> : null}
    </div>
  );
}

/** A pasted picture comes as `image.png`; a name with the time tells two of them apart. */
function named(file: File): File {
  if (file.name !== 'image.png') return file;
  const stamp = new Date().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '-');
  return new File([file], `${stamp}.png`, { type: file.type });
}
