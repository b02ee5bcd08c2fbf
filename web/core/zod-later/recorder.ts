// Stands in for zod in the browser's first screen: remembers how each schema is built (`z.object({…}).partial()`) without
// building it, so that contracts load fast; `realSchema` in real-schema.ts builds one when a form first checks its input.

type Step = { get: string } | { call: unknown[] };

const recorded = new WeakMap<object, Step[]>();

/** How a stand-in was built, or undefined for anything else. */
export function stepsOf(value: unknown): Step[] | undefined {
  return (typeof value === 'object' && value !== null) || typeof value === 'function' ? recorded.get(value) : undefined;
}

function later(steps: Step[]): object {
  const target = () => undefined;
  const proxy = new Proxy(target, {
    get: (_, name) => (typeof name === 'symbol' || name === 'then' ? undefined : later([...steps, { get: name }])),
    apply: (_, __, call: unknown[]) => later([...steps, { call }]),
    // `...schema.shape` copies the fields of an object schema: their names are known without building it.
    ownKeys: () => fieldNames(steps),
    getOwnPropertyDescriptor: (_, name) => {
      if (typeof name === 'symbol' || !fieldNames(steps).includes(name)) return undefined;
      return { configurable: true, enumerable: true, value: later([...steps, { get: name }]) };
    },
  });
  recorded.set(proxy, steps);
  return proxy;
}

function fieldNames(steps: Step[]): string[] {
  let names: string[] = [];
  let method = '';
  for (const step of steps) {
    if ('get' in step) {
      method = step.get;
      continue;
    }
    const given = stepsOf(step.call[0]) ? fieldNames(stepsOf(step.call[0]) ?? []) : Object.keys(step.call[0] ?? {});
    if (['object', 'strictObject', 'looseObject'].includes(method)) names = given;
    else if (method === 'extend' || method === 'safeExtend') names = [...new Set([...names, ...given])];
    else if (method === 'pick') names = names.filter((name) => given.includes(name));
    else if (method === 'omit') names = names.filter((name) => !given.includes(name));
  }
  return method === 'shape' ? names : [];
}

export const z = later([]);
