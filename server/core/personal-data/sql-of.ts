// For the personal-data cards of modules: plain statements in the action's transaction, past the scopes of tables.
export { sqlOf } from '../handle.ts';
