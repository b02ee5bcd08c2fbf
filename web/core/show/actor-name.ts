// Who acted, in words: people by name, the program's own parts (`system:mail`) by what they do.
import { useText } from '../text/texts.ts';

export function useActorName(): (name: string | null | undefined) => string | null {
  const t = useText('record');
  return (name) => {
    if (!name) return null;
    const part = /^system:([a-z-]+)/.exec(name)?.[1];
    if (part === undefined) return name;
    const does = t(`systemPart.${part}`, { defaultValue: '' });
    return does ? t('system', { part: does }) : t('systemAlone');
  };
}
