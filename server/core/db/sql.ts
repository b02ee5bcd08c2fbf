// The narrow handle that low-level code of core takes: a pg pool, a client or a transaction fits.
export interface Sql {
  // biome-ignore lint/suspicious/noExplicitAny: a row's shape is what the statement selects; callers name it
  query<R = any>(text: string, values?: unknown[]): Promise<{ rows: R[]; rowCount: number | null }>;
}
