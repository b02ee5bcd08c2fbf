// From one page of dispatch to the others: what waits, all deliveries, the registers.
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useText } from '../../../core/text/texts.ts';
import classes from './Delivery.module.css';

const tabs = [
  { key: 'waiting', to: '/delivery' },
  { key: 'all', to: '/delivery/all' },
  { key: 'registers', to: '/dispatches' },
] as const;

export function DeliveryTabs({ here }: { here: (typeof tabs)[number]['key'] }) {
  const t = useText('delivery');
  return (
    <nav className={classes.tabs} aria-label={t('title')}>
      {tabs.map((tab) => (
        <Button
          key={tab.key}
          component={Link}
          to={tab.to}
          size="xs"
          variant={tab.key === here ? 'light' : 'subtle'}
          aria-current={tab.key === here ? 'page' : undefined}
        >
          {t(tab.key)}
        </Button>
      ))}
    </nav>
  );
}
