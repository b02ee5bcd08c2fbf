// The door of the knowledge base: what the composition and other modules may use.
export { knowledge } from './module.ts';
export { stemsOf } from './suggestions/stems.ts';
export { makeKnowledge } from './world.ts';
