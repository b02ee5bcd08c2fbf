// Every setting of the program as the server tells it; one by its key.
import { listSettings, type SettingCard } from '#contract/setting.ts';
import { useOperation } from '../../../core/api/use-operation.ts';

export const useSettings = () => useOperation(listSettings, {});

export function useSetting(key: string): {
  card: SettingCard | undefined;
  missing: boolean;
  error: ReturnType<typeof useSettings>['error'];
  retry: () => void;
} {
  const settings = useSettings();
  const card = settings.data?.items.find((one) => one.key === key);
  return {
    card,
    missing: settings.data !== undefined && card === undefined,
    error: settings.error,
    retry: () => void settings.refetch(),
  };
}
