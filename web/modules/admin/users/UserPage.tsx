// A person's account by its address.
import { useParams } from '@tanstack/react-router';
import { readUser } from '#contract/identity.ts';
import { useOperation } from '../../../core/api/use-operation.ts';
import { usePlaceName } from '../../../core/place.ts';
import { ErrorState } from '../../../core/show/ErrorState.tsx';
import { SkeletonRows } from '../../../core/show/SkeletonRows.tsx';
import { useRightsCatalog } from '../rights/use-rights-catalog.ts';
import { UserCard } from './UserCard.tsx';

export default function UserPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const user = useOperation(readUser, { id });
  const rights = useRightsCatalog();
  usePlaceName(user.data?.name);
  if (user.error && !user.data) return <ErrorState error={user.error} retry={() => void user.refetch()} />;
  if (rights.error && !rights.catalog) return <ErrorState error={rights.error} retry={rights.retry} />;
  if (!user.data || rights.loading) return <SkeletonRows rows={10} />;
  return <UserCard key={id} user={user.data} catalog={rights.catalog} reload={() => void user.refetch()} />;
}
