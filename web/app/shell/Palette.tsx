// The search palette (Ctrl+K or /): records by number, subject and counterpart from the server, commands and pages of the
// modules; arrows move, Enter opens.
import { Loader, Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useText } from '../../core/text/texts.ts';
import classes from './Palette.module.css';
import { type PaletteItem, usePaletteItems } from './use-palette-items.tsx';

export interface PaletteProps {
  onClose: () => void;
  /** What was typed before the field was there. */
  typedAhead: () => string;
}

export default function Palette({ onClose, typedAhead }: PaletteProps) {
  const t = useText('app');
  const navigate = useNavigate();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const { groups, loading, failed } = usePaletteItems(typed);
  const items = groups.flatMap((group) => group.items);
  const place = Math.min(at, items.length - 1);
  const current = items[place];
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another search begins at the first item
  useEffect(() => setAt(0), [typed]);
  useEffect(() => {
    if (current)
      list.current?.querySelector(`[data-item="${CSS.escape(current.id)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const open = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose();
    void navigate({ to: item.to, ...(item.hash ? { hash: item.hash } : {}) });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((place + step + items.length) % Math.max(items.length, 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(current);
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      closeOnClickOutside
      centered={false}
      yOffset="10dvh"
      size={760}
      padding={0}
      title={t('search.title')}
      classNames={{ header: 'visually-hidden' }}
      transitionProps={{ duration: 80 }}
    >
      <div className={classes.line}>
        <IconSearch size={18} stroke={1.6} aria-hidden="true" />
        <input
          className={classes.input}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onFocus={() => {
            const ahead = typedAhead();
            if (ahead) setTyped((text) => ahead + text);
          }}
          onKeyDown={press}
          placeholder={t('search.placeholder')}
          aria-label={t('search.title')}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={current ? `${listId}-${current.id}` : undefined}
          autoComplete="off"
          data-autofocus
        />
        {loading ? <Loader size={16} /> : null}
      </div>
      <div ref={list} id={listId} role="listbox" aria-label={t('search.results')} className={classes.list}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: options of a listbox are grouped by role
          <div key={group.label} role="group" aria-label={group.label}>
            <p className={classes.group} aria-hidden="true">
              {group.label}
            </p>
            {group.items.map((item) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken by the field above
              <div
                key={item.id}
                id={`${listId}-${item.id}`}
                data-item={item.id}
                role="option"
                tabIndex={-1}
                aria-selected={item === current}
                className={classes.item}
                onClick={() => open(item)}
                onMouseMove={() => setAt(items.indexOf(item))}
              >
                {item.face}
              </div>
            ))}
          </div>
        ))}
      </div>
      {items.length === 0 && !loading ? (
        <p className={classes.none}>{failed ? t('search.failed') : t('search.nothing')}</p>
      ) : null}
    </Modal>
  );
}
