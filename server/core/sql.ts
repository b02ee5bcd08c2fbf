// Pieces of SQL for modules: values become parameters, and only a handle, with its scope, can run what they are put into.
export { sql } from 'kysely';
