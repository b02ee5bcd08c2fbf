// dependency-cruiser reads sources with the package `typescript` below version 7, and with a newer one silently
// sees nothing. Preloaded with --import, this gives it the 6 that stands in package.json under another name.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    const asked = specifier === 'typescript' || specifier.startsWith('typescript/');
    return next(asked ? specifier.replace('typescript', 'typescript6') : specifier, context);
  },
});
