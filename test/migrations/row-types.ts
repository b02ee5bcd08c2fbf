// Reads the row types of every `tables.ts` with the compiler: which table has which columns of which kind.
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript6';
import type { Sql } from '#core/db/sql.ts';

export interface TypedColumn {
  /** `string`, `number`, `boolean`, `bytes`, `any`, with `[]` for an array. */
  kind: string;
  nullable: boolean;
}
/** Table → column → its type. */
export type TypedTables = Map<string, Map<string, TypedColumn>>;

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The interfaces named `…Tables` of the program's `tables.ts`, or of the given files. */
export function typedTables(
  files = globSync('server/**/tables.ts', { cwd: root }).map((file) => root + file),
): TypedTables {
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
  });
  const checker = program.getTypeChecker();
  const tables: TypedTables = new Map();
  for (const file of files) {
    const source = program.getSourceFile(file);
    source?.forEachChild((node) => {
      if (!ts.isInterfaceDeclaration(node) || !node.name.text.endsWith('Tables')) return;
      for (const table of checker.getTypeAtLocation(node).getProperties()) {
        if (tables.has(table.name)) continue;
        const row = checker.getTypeOfSymbolAtLocation(table, node);
        const columns = row.getProperties().map((column): [string, TypedColumn] => {
          return [column.name, typed(checker, checker.getTypeOfSymbolAtLocation(column, node), node)];
        });
        tables.set(table.name, new Map(columns));
      }
    });
  }
  return tables;
}

function typed(checker: ts.TypeChecker, type: ts.Type, node: ts.Node): TypedColumn {
  // Kysely's ColumnType and Generated tell what a select gives.
  const selected = type.getProperty('__select__');
  const read = selected ? checker.getTypeOfSymbolAtLocation(selected, node) : type;
  const parts = read.isUnion() ? read.types : [read];
  const nullable = parts.some((part) => (part.flags & ts.TypeFlags.Null) !== 0);
  const kinds = new Set(
    parts.filter((part) => (part.flags & ts.TypeFlags.Null) === 0).map((part) => kindOf(checker, part)),
  );
  return { kind: [...kinds].join(' | '), nullable: nullable || kinds.has('any') };
}

function kindOf(checker: ts.TypeChecker, type: ts.Type): string {
  if (type.flags & ts.TypeFlags.StringLike) return 'string';
  if (type.flags & ts.TypeFlags.NumberLike) return 'number';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  if (checker.isArrayType(type)) {
    const [item] = checker.getTypeArguments(type as ts.TypeReference);
    return `${item ? kindOf(checker, item) : 'any'}[]`;
  }
  const name = type.symbol?.name;
  return name === 'Buffer' || name === 'Uint8Array' ? 'bytes' : 'any';
}

interface DatabaseColumn {
  table: string;
  name: string;
  type: string;
  required: boolean;
}

/** What differs between the types and the database, a line each; tables of `except` are passed over. */
export async function compareTypes(sql: Sql, types: TypedTables, except: readonly string[]): Promise<string[]> {
  const { rows } = await sql.query<DatabaseColumn>(`
    select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type, a.attnotnull as required
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
      and a.attnum > 0 and not a.attisdropped`);
  const tables = Map.groupBy(rows, ({ table }) => table);
  const found: string[] = [];
  for (const table of tables.keys()) {
    if (!types.has(table) && !except.includes(table)) found.push(`${table}: a table without a type`);
  }
  for (const [table, typedColumns] of types) {
    const columns = tables.get(table);
    if (!columns) {
      found.push(`${table}: a type without a table`);
      continue;
    }
    for (const name of typedColumns.keys()) {
      if (!columns.some((column) => column.name === name)) found.push(`${table}.${name}: a type without a column`);
    }
    for (const column of columns) found.push(...compareColumn(column, typedColumns.get(column.name)));
  }
  return found.sort();
}

function compareColumn(column: DatabaseColumn, type: TypedColumn | undefined): string[] {
  const place = `${column.table}.${column.name}`;
  if (!type) return [`${place}: a column without a type`];
  const kind = kindInDatabase(column.type);
  if (kind !== 'any' && type.kind !== kind) {
    return [`${place}: ${column.type} is ${kind} in the database, ${type.kind} in the type`];
  }
  if (kind === 'any' || column.required !== type.nullable) return [];
  return column.required
    ? [`${place}: never empty in the database, may be null in the type`]
    : [`${place}: may be empty in the database, never null in the type`];
}

/** What a select gives for a type of PostgreSQL, as the pools parse it. */
function kindInDatabase(type: string): string {
  if (type.endsWith('[]')) return `${kindInDatabase(type.slice(0, -2))}[]`;
  if (/^(json|jsonb)$/.test(type)) return 'any';
  if (/^(smallint|integer|bigint|numeric|real|double precision)$/.test(type)) return 'number';
  if (type === 'boolean') return 'boolean';
  if (type === 'bytea') return 'bytes';
  return 'string';
}
