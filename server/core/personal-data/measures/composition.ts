// What the program consists of: the packages that are installed against those that were locked, and the Node that runs.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from '../../db/sql.ts';
import { attention, type Finding, met } from './check.ts';

interface Locked {
  version?: string;
  integrity?: string;
  dev?: boolean;
  optional?: boolean;
  devOptional?: boolean;
}
const shown = 5;

async function packagesIn(path: string): Promise<Record<string, Locked> | null> {
  try {
    return (JSON.parse(await readFile(path, 'utf8')) as { packages: Record<string, Locked> }).packages;
  } catch {
    return null;
  }
}

export async function composition(folder: string, sql: Sql): Promise<Finding> {
  const locked = await packagesIn(join(folder, 'package-lock.json'));
  const installed = await packagesIn(join(folder, 'node_modules', '.package-lock.json'));
  if (!locked || !installed)
    return attention('Нет перечня пакетов: package-lock.json', 'There is no list of packages: package-lock.json');
  const other = Object.entries(locked)
    .filter(([path, one]) => {
      const here = installed[path];
      if (path === '') return false;
      // What only builds may be left out of an installation; what is for other systems always is.
      if (!here) return !one.dev && !one.optional && !one.devOptional;
      return here.version !== one.version || here.integrity !== one.integrity;
    })
    .map(([path]) => path.replace(/^node_modules\//, ''));
  const more = Object.keys(installed).filter((path) => !(path in locked));
  const { rows } = await sql.query<{ version: string }>('show server_version');
  const stand = `Node ${process.version}, PostgreSQL ${rows[0]?.version}`;
  if (other.length + more.length > 0) {
    const names = [...other, ...more].slice(0, shown).join(', ');
    return attention(
      `${stand}. Установлены не те пакеты, что в lock-файле: ${other.length + more.length}: ${names}`,
      `${stand}. Packages other than locked: ${other.length + more.length}: ${names}`,
    );
  }
  return met(
    `${stand}; пакетов ${Object.keys(installed).length}, все по lock-файлу. Перечень: npm sbom --sbom-format cyclonedx`,
    `${stand}; packages: ${Object.keys(installed).length}, all as locked. The list: npm sbom --sbom-format cyclonedx`,
  );
}
