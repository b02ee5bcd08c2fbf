// Two panes of a registration form: fields on the left, preview of the scan on the right, each scrolled by itself.
// On a narrow screen the preview stands above the fields and folds.
import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useText } from '../text/texts.ts';
import classes from './TwoPane.module.css';

export interface TwoPaneProps {
  fields: ReactNode;
  preview: ReactNode;
  previewLabel: string;
  /** There is nothing to preview yet: a narrow screen keeps its room. */
  empty?: boolean;
}

export function TwoPane({ fields, preview, previewLabel, empty = false }: TwoPaneProps) {
  const t = useText('form');
  const [folded, setFolded] = useState(true);
  const Icon = folded ? IconChevronDown : IconChevronUp;
  return (
    <div className={classes.panes}>
      <div className={classes.fields}>{fields}</div>
      <section className={classes.preview} aria-label={previewLabel} data-folded={folded} data-empty={empty}>
        <UnstyledButton className={classes.fold} aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          {folded ? t('panes.show') : t('panes.hide')}
          <Icon size={16} aria-hidden="true" />
        </UnstyledButton>
        <div className={classes.previewBody}>{preview}</div>
      </section>
    </div>
  );
}
