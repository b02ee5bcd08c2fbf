// The state of one form outside React: values, errors by field, invalid typing, submit state. Fields subscribe to their
// own part, so typing in one does not redraw the others. Pure; tested under node.

export interface GeneralError {
  words: string;
  requestId?: string | undefined;
}

export interface Conflict {
  /** The version to save on after choosing. */
  version: number;
  fields: { field: string; yours: unknown; current: unknown }[];
}

export interface FormState<V> {
  values: V;
  /** Words beside fields, by field name. */
  errors: Record<string, string>;
  /** What is wrong with the form as a whole. */
  general: GeneralError | null;
  conflict: Conflict | null;
  pending: boolean;
  dirty: boolean;
  /** Grows at every refused submit; the summary takes the focus then. */
  refusals: number;
  /** Grows when values come from outside (reset, a draft): what is half typed in the fields is forgotten then. */
  generation: number;
}

export interface FieldInfo {
  label: string;
  elementId: string;
}

export class FormStore<V extends object> {
  state: FormState<V>;
  private readonly listeners = new Set<() => void>();
  private readonly fields = new Map<string, FieldInfo>();
  /** Typing that means nothing yet (a date, a number): stops a submit until mended. */
  private readonly invalid = new Map<string, string>();

  constructor(initial: V) {
    this.state = {
      values: initial,
      errors: {},
      general: null,
      conflict: null,
      pending: false,
      dirty: false,
      refusals: 0,
      generation: 0,
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  patch(part: Partial<FormState<V>>): void {
    this.state = { ...this.state, ...part };
    for (const listener of this.listeners) listener();
  }

  get(name: string): unknown {
    return (this.state.values as Record<string, unknown>)[name];
  }

  set(name: string, value: unknown): void {
    const { [name]: _, ...errors } = this.state.errors;
    this.patch({ values: { ...this.state.values, [name]: value }, errors, dirty: true });
  }

  /** Empties a field and leaves the words about it: what was refused there is typed anew. */
  empty(name: string): void {
    this.patch({ values: { ...this.state.values, [name]: '' } });
  }

  /** Replaces values, as after loading a draft (`dirty`) or another record. */
  setAll(values: Partial<V>, dirty = true): void {
    this.invalid.clear();
    this.patch({
      generation: this.state.generation + 1,
      values: { ...this.state.values, ...values },
      errors: {},
      general: null,
      dirty,
    });
  }

  reset(values: V): void {
    this.invalid.clear();
    this.patch({
      generation: this.state.generation + 1,
      values,
      errors: {},
      general: null,
      conflict: null,
      pending: false,
      dirty: false,
    });
  }

  register(name: string, info: FieldInfo): () => void {
    this.fields.set(name, info);
    return () => {
      if (this.fields.get(name) === info) this.fields.delete(name);
    };
  }

  fieldOf(name: string): FieldInfo | undefined {
    return this.fields.get(name);
  }

  /** The field that a server's path belongs to: itself, or its first part (`addressees.0.name`). */
  ownerOf(path: string, aliases: Record<string, string> = {}): string | null {
    const first = path.split('.')[0] ?? path;
    const names = [aliases[path], path, aliases[first], first];
    return names.find((name) => name !== undefined && this.fields.has(name)) ?? null;
  }

  setInvalid(name: string, words: string | null): void {
    if (words === null) this.invalid.delete(name);
    else this.invalid.set(name, words);
  }

  invalidTyping(): Record<string, string> {
    return Object.fromEntries([...this.invalid].filter(([name]) => this.fields.has(name)));
  }

  refuse(errors: Record<string, string>, general: GeneralError | null = null): void {
    this.patch({ errors, general, pending: false, refusals: this.state.refusals + 1 });
  }
}
