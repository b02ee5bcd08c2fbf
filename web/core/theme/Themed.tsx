// The theme with what it says in words: the crosses of dialogs are read out in the language of the moment.
import { MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useText } from '../text/texts.ts';
import { schemeManager } from './scheme-manager.ts';
import { theme } from './theme.ts';

const schemes = schemeManager();

export function Themed({ children }: { children: ReactNode }) {
  const close = useText()('action.close');
  const worded = useMemo(() => {
    const cross = { defaultProps: { closeButtonProps: { 'aria-label': close } } };
    return mergeThemeOverrides(theme, { components: { Modal: cross, Drawer: cross } });
  }, [close]);
  return (
    <MantineProvider theme={worded} defaultColorScheme="auto" colorSchemeManager={schemes}>
      {children}
    </MantineProvider>
  );
}
