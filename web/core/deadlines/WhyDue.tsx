// A deadline that explains itself: under the pointer, a tap or Enter it shows every stretch that was counted.
// <WhyDue recordId={ticket.id} moment={ticket.dueAt} />; what it shows is loaded when it is opened.
import { Popover, UnstyledButton } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { DueMoment } from '../show/DueMoment.tsx';
import { SkeletonRows } from '../show/SkeletonRows.tsx';
import { useText } from '../text/texts.ts';
import classes from './Deadlines.module.css';

const Trace = lazy(() => import('./Trace.tsx'));
/** As long as a pointer rests on purpose. */
const restMs = 350;

interface WhyDueProps {
  recordId: string;
  moment: string | null;
  done?: boolean;
  /** What stands in place of the moment when there is none: «на паузе». */
  without?: ReactNode;
}

export function WhyDue({ recordId, moment, done = false, without }: WhyDueProps) {
  const t = useText('deadlines');
  const [opened, setOpened] = useState(false);
  const pinned = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (open: boolean) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpened(open), restMs);
  };
  const leave = () => {
    clearTimeout(timer.current);
    if (!pinned.current) later(false);
  };
  const hover = {
    onPointerEnter: (event: { pointerType: string }) => {
      if (event.pointerType === 'mouse') later(true);
    },
    onPointerLeave: leave,
  };
  const change = (open: boolean) => {
    clearTimeout(timer.current);
    pinned.current = open;
    setOpened(open);
  };
  return (
    <Popover
      opened={opened}
      onChange={change}
      position="bottom-start"
      width="min(420px, calc(100vw - 24px))"
      shadow="md"
      withinPortal
      trapFocus={pinned.current}
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.why}
          onClick={() => change(!(opened && pinned.current))}
          {...hover}
          aria-label={undefined}
          aria-haspopup="dialog"
        >
          {moment ? <DueMoment moment={moment} done={done} /> : (without ?? <span>—</span>)}
          <IconInfoCircle size={15} aria-label={t('why')} role="img" className={classes.sign} />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.drop} aria-label={t('why')} {...hover}>
        <Suspense fallback={<SkeletonRows rows={4} />}>
          <Trace recordId={recordId} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
