// The bell of the top line: how many notices are unread. The panel itself is loaded at the first press.
import { lazy, Suspense, useState } from 'react';
import { BellButton } from './BellButton.tsx';

const NoticesPanel = lazy(() => import('./NoticesPanel.tsx'));

export function Bell() {
  const [wanted, setWanted] = useState(false);
  const button = <BellButton aria-haspopup="dialog" onClick={() => setWanted(true)} />;
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <NoticesPanel />
    </Suspense>
  );
}
