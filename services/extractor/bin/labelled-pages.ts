import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeBytes } from '@tallywire/shared/text/decode-bytes';

import { z } from 'zod';

/** A page whose article is known. */
export type LabelledPage = { id: string; url: string; gold: string; title: string | null; html: string };

const lineSchema = z.object({ id: z.string(), url: z.string(), gold: z.string().default(''), title: z.string().nullish() });

/** Reads the pages of a folder one by one: `pages.jsonl` and `pages/<id>.html.gz`. */
export function* labelledPages(folder: string): Generator<LabelledPage> {
  for (const line of readFileSync(path.join(folder, 'pages.jsonl'), 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const { id, url, gold, title } = lineSchema.parse(JSON.parse(line));
    const html = decodeBytes(gunzipSync(readFileSync(path.join(folder, 'pages', `${id}.html.gz`))), { kind: 'html' }).text;
    yield { id, url, gold, title: title ?? null, html };
  }
}

/** The third of all pages that is set aside: never learnt from, and looked at in numbers only. */
export function isSetAside(id: string): boolean {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 3 === 0;
}
