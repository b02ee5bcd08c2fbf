// What a page shows while its screen is on its way.
import { SkeletonRows } from '../../core/show/SkeletonRows.tsx';

export function LoadingPage() {
  return <SkeletonRows rows={10} widths={[20, 55, 15]} />;
}
