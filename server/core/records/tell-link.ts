// Tells the modules that a link between records was drawn or taken away, so that they keep what follows from it.
import { shapeOf } from '../handle.ts';
import type { AnyUnit } from '../unit.ts';

export async function tellLink(unit: AnyUnit, link: { fromId: string; toId: string; kind: string }): Promise<void> {
  for (const follow of shapeOf(unit).services.catalog.linkFollowers) await follow(unit, link);
}
