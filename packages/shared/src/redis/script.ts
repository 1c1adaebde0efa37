import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** A Lua script as it is sent to Redis. */
export interface Script {
  readonly name: string;
  readonly lua: string;
  readonly sha: string;
}

/** Reads an area's scripts from `lua/`, each `AREA-VERB.lua` with what the area shares, `AREA.lua`, before it; gives them by their verbs. */
export function readScripts<Verb extends string>(area: string, verbs: readonly Verb[]): (verb: Verb) => Script {
  const shared = readLua(area);
  const scripts = new Map(verbs.map((verb) => [verb, scriptOf(`${area}-${verb}`, shared)]));
  return (verb) => {
    const script = scripts.get(verb);
    if (!script) throw new RangeError(`No script ${area}-${verb} was read.`);
    return script;
  };
}

function scriptOf(name: string, shared: string): Script {
  const lua = `${shared}\n${readLua(name)}`;
  return { name, lua, sha: createHash('sha1').update(lua).digest('hex') };
}

function readLua(name: string): string {
  return readFileSync(new URL(`./lua/${name}.lua`, import.meta.url), 'utf8');
}
