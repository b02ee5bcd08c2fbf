// The person at the rail's bottom; the menu is loaded at the first press.
import { lazy, Suspense, useState } from 'react';
import { PersonButton } from './PersonButton.tsx';

const PersonMenu = lazy(() => import('./PersonMenu.tsx'));

export function PersonAtBottom({ folded, openKeys }: { folded: boolean; openKeys: () => void }) {
  const [wanted, setWanted] = useState(false);
  const button = <PersonButton folded={folded} aria-haspopup="dialog" onClick={() => setWanted(true)} />;
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <PersonMenu folded={folded} openKeys={openKeys} />
    </Suspense>
  );
}
