import { env } from 'node:process';
import fc from 'fast-check';

/** Properties are tried on the same values each time, so that a red run is red again; `FUZZ=1` tries others. */
if (env['FUZZ'] !== '1') fc.configureGlobal({ seed: 20251012 });
