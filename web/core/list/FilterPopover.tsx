// The builder of filters under its button; loaded when it is first opened.
import { Popover } from '@mantine/core';
import { useText } from '../text/texts.ts';
import { AddFilterButton } from './AddFilterButton.tsx';
import { FilterBuilder } from './FilterBuilder.tsx';
import type { FilterField } from './list-types.ts';

export interface FilterPopoverProps {
  fields: FilterField[];
  filters: Record<string, string>;
  /** Key of the field that is built, `choose` for the list of fields, null when closed. */
  building: string | null;
  onBuild: (building: string | null) => void;
  onSet: (key: string, value: string | null) => void;
}

export default function FilterPopover({ fields, filters, building, onBuild, onSet }: FilterPopoverProps) {
  const t = useText('list');
  return (
    <Popover
      opened={building !== null}
      onChange={(opened) => onBuild(opened ? 'choose' : null)}
      position="bottom-start"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <AddFilterButton onClick={() => onBuild(building === null ? 'choose' : null)} />
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={t('filter.add')}>
        {building === null ? null : (
          <FilterBuilder
            key={building}
            fields={fields}
            filters={filters}
            first={building === 'choose' ? null : building}
            onSet={(key, value) => {
              onSet(key, value);
              onBuild(null);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
