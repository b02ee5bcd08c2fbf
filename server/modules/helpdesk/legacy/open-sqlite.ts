// A file of the earlier helpdesk, opened for reading alone; what is wrong with it is said in words of an administrator.
import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from '#core/start-error.ts';

export type LegacyRow = Record<string, unknown>;

export class LegacyFile {
  readonly name: string;
  readonly #database: DatabaseSync;
  readonly tables: ReadonlyMap<string, readonly string[]>;

  constructor(path: string) {
    this.name = basename(path);
    if (!existsSync(path)) throw new StartError(`Нет файла ${path}`);
    if (!statSync(path).isFile()) throw new StartError(`${path} — не файл`);
    if (statSync(path).size === 0)
      throw new StartError(`Файл ${this.name} пуст: скопируйте базу прежней системы заново`);
    try {
      this.#database = new DatabaseSync(path, { readOnly: true, timeout: 2_000 });
      this.tables = this.#read();
    } catch (error) {
      throw new StartError(`${this.name}: ${whatIsWrong(error)}`);
    }
    if (this.tables.size === 0) throw new StartError(`В файле ${this.name} нет ни одной таблицы: это не та база`);
  }

  #read(): Map<string, readonly string[]> {
    const names = this.#database
      .prepare(
        `select name from sqlite_master where type in ('table', 'view') and name not like 'sqlite_%' order by name`,
      )
      .all() as { name: string }[];
    const columns = this.#database.prepare('select name from pragma_table_info(?) order by cid');
    return new Map(
      names.map(({ name }) => [name, columns.all(name).map((row) => String((row as { name: string }).name))]),
    );
  }

  /** Rows of one query over names that were found in the file; values come as parameters. */
  rows(text: string, ...values: (string | number)[]): LegacyRow[] {
    try {
      const statement = this.#database.prepare(text);
      statement.setReadBigInts(false);
      return statement.all(...values) as LegacyRow[];
    } catch (error) {
      throw new StartError(`${this.name}: ${whatIsWrong(error)}`);
    }
  }

  close(): void {
    this.#database.close();
  }
}

function whatIsWrong(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  if (/not a database/i.test(said))
    return 'это не база SQLite. Нужен файл базы прежней системы, обычно с окончанием .db';
  if (/malformed|corrupt/i.test(said))
    return 'файл повреждён. Возьмите другую копию или почините её: sqlite3 файл ".recover"';
  if (/locked|busy/i.test(said))
    return 'файл занят: прежняя система ещё пишет в него. Остановите её или сделайте копию: sqlite3 файл ".backup копия.db"';
  if (/unable to open/i.test(said)) return 'файл не открывается: проверьте права на него и его папку';
  return `не читается (${said})`;
}

/** A name as SQL quotes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
