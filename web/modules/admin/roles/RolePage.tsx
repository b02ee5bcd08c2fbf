// One role by its key: what it is for, what it gives, which groups hold it; a new one by `new`.
import { useParams } from '@tanstack/react-router';
import { usePlaceName } from '../../../core/place.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useLocalText, useText } from '../../../core/text/texts.ts';
import { useRightsCatalog } from '../rights/use-rights-catalog.ts';
import { RoleEditor } from './RoleEditor.tsx';

export default function RolePage() {
  const { key } = useParams({ strict: false }) as { key: string };
  const t = useText('rights');
  const say = useLocalText();
  const { catalog, error, retry } = useRightsCatalog();
  const role = catalog?.roles.find((one) => one.key === key);
  usePlaceName(key === 'new' ? t('role.new') : role && say(role.name));
  if (error && !catalog) return <ErrorState error={error} retry={retry} />;
  if (!catalog) return <SkeletonRows rows={10} />;
  if (!role && key !== 'new') return <ErrorState error={new Error(key)} />;
  return <RoleEditor key={`${key} ${role?.version}`} role={role} catalog={catalog} />;
}
