// The operations that cards name outside their handlers: the program does not start with one that nothing does.
import type { Catalog } from './catalog.ts';

export function operationsRun({
  recordKinds,
  dialogues,
  triggerSubjects,
}: Pick<Catalog, 'recordKinds' | 'dialogues' | 'triggerSubjects'>): { who: string; runs: string }[] {
  return [
    ...[...recordKinds.values()].map(({ kind, read }) => ({ who: `the reading of ${kind}`, runs: read })),
    ...dialogues.flatMap(({ key, operations }) => operations.map((runs) => ({ who: `dialogue ${key}`, runs }))),
    ...[...triggerSubjects.values()].flatMap(({ kind, actions }) =>
      actions.map(({ operation }) => ({ who: `a trigger of ${kind}`, runs: operation })),
    ),
  ];
}
