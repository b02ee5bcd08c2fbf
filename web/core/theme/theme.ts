// The house's look for Mantine: one accent, small radius, 14 px text in Golos, dense controls, motion only for those who want it.
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#eef0fd',
  '#dcdff7',
  '#b9c0ee',
  '#98a2e6',
  '#7a87de',
  '#6271d6',
  '#4a5bcd',
  '#3f51c9',
  '#3444ad',
  '#2b3992',
];

/** Greys of the dark theme with the house's slight blue; 4 is borders, 6 fields and menus, 7 the page of Mantine. */
const dark: MantineColorsTuple = [
  '#e5e8f0',
  '#c4c9d6',
  '#a0a7b8',
  '#6d7486',
  '#434959',
  '#333845',
  '#22262f',
  '#1b1e26',
  '#171a21',
  '#14161c',
];

/** From 6 on dark enough for white words, which those of Mantine are not: 7 is the button of the light theme, 6 of the dark. */
const red: MantineColorsTuple = [
  '#fff5f5',
  '#ffe3e3',
  '#ffc9c9',
  '#ffa8a8',
  '#ff8787',
  '#ff6b6b',
  '#d92f2f',
  '#c92a2a',
  '#b3202d',
  '#971a26',
];

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark, red },
  fontFamily: "'Golos Text Variable', 'Segoe UI', system-ui, -apple-system, Roboto, Arial, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Consolas, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.3' },
  radius: { xs: '3px', sm: '5px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  spacing: { xs: '6px', sm: '10px', md: '14px', lg: '20px', xl: '28px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  shadows: {
    sm: '0 1px 3px rgb(15 20 40 / 12%)',
    md: '0 6px 20px rgb(15 20 40 / 16%)',
    lg: '0 12px 36px rgb(15 20 40 / 22%)',
  },
  respectReducedMotion: true,
  focusRing: 'auto',
  cursorType: 'pointer',
  // Plain objects, not `Component.extend`: the theme must not pull every component into the first screen.
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Input: { defaultProps: { size: 'sm' } },
    InputWrapper: { defaultProps: { size: 'sm', inputWrapperOrder: ['label', 'description', 'input', 'error'] } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end', withinPortal: true } },
    Popover: { defaultProps: { shadow: 'md', withinPortal: true } },
    Modal: {
      defaultProps: {
        centered: true,
        shadow: 'lg',
        overlayProps: { backgroundOpacity: 0.35 },
        // What a dialog is about is gone when it closes: fading, it would stand empty.
        transitionProps: { duration: 120, exitDuration: 0 },
        // A click that missed the dialog must not throw away what was typed in it.
        closeOnClickOutside: false,
      },
    },
    Drawer: { defaultProps: { shadow: 'lg', overlayProps: { backgroundOpacity: 0.35 } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: false, multiline: true } },
    Skeleton: { defaultProps: { radius: 'xs' } },
  },
});
