// Texts with variables, `{{number}}`: only those that a list names, filled in one pass from values, so that what a value
// says is never read as a variable, nor as a mention. `misnamed` judges a text before it is saved, `fill` writes it out.
import type { Text } from '#contract/core.ts';
import { withoutMentions } from './records/mentions.ts';

/** One variable that a text may name: as it is typed, what people see of it in a menu, and its value for one record. */
export interface TextVariable<Source> {
  /** `number`, `requester.name`. */
  name: string;
  title: Text;
  /** In the words of the reader's language; an empty string when the record has none. */
  value(source: Source): string;
}

const place = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** The names in a text, each once, in their order. */
export const named = (text: string): string[] => [
  ...new Set([...text.matchAll(place)].map(([, name]) => String(name))),
];

/** Names in a text that no variable has: such a text is refused when it is saved. */
export const misnamed = <Source>(text: string, variables: readonly TextVariable<Source>[]): string[] =>
  named(text).filter((name) => !variables.some((one) => one.name === name));

/** The text with the values of a record. A name that no variable has stays as it was typed: somebody reads and mends it. */
export const fill = <Source>(text: string, variables: readonly TextVariable<Source>[], source: Source): string =>
  text.replace(place, (typed, name: string) => {
    const variable = variables.find((one) => one.name === name);
    return variable ? withoutMentions(variable.value(source)) : typed;
  });
