import manifest from '../package.json' with { type: 'json' };

/** The product's version, as its package tells it. */
export const VERSION = manifest.version;
