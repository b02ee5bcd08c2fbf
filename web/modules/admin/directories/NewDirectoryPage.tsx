// A new directory: its kind first, which fills in what is usual for it, then the form.
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useText } from '../../../core/text/texts.ts';
import classes from './Directories.module.css';
import { DirectoryForm } from './DirectoryForm.tsx';
import { type PresetName, presetNames } from './presets.ts';

export default function NewDirectoryPage() {
  const t = useText('directories');
  const navigate = useNavigate();
  const [preset, setPreset] = useState<PresetName | null>(null);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t('new')}</h1>
        {preset ? (
          <span className={classes.end}>
            <Button size="xs" variant="default" onClick={() => setPreset(null)}>
              {t('otherKind')}
            </Button>
          </span>
        ) : null}
      </header>
      {preset === null ? (
        <>
          <p className={classes.lead}>{t('chooseKind')}</p>
          <ul className={classes.kinds} aria-label={t('chooseKind')}>
            {presetNames.map((name) => (
              <li key={name}>
                <button type="button" className={classes.kind} onClick={() => setPreset(name)}>
                  <strong>{t(`preset.${name}`)}</strong>
                  <span className={classes.dim}>{t(`presetText.${name}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <DirectoryForm
          preset={preset}
          onSaved={(id) => void navigate({ to: '/admin/directories/$id', params: { id } })}
        />
      )}
    </div>
  );
}
