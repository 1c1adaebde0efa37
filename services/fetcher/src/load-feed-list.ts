import { readFile } from 'node:fs/promises';
import { TwError } from '@tallywire/shared/domain/errors';
import { type FeedEntry, readFeedList } from './feed-list.ts';

/** Reads a feed list from a file. Faults fail with `TW_CONFIG_FEEDS_INVALID`, which lists them all, unless they are to be passed over: then they are told and the good entries used. */
export async function loadFeedList(path: string, passOver: ((fault: string) => void) | null): Promise<readonly FeedEntry[]> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new TwError('TW_CONFIG_FEEDS_INVALID', `The feed list ${path} can't be read.`, { cause });
  });
  const { feeds, faults } = readFeedList(text);
  const told = faults.map(({ line, message }) => `${path}${line === null ? '' : `:${line}`}: ${message}`);
  if (told.length > 0 && passOver === null) throw new TwError('TW_CONFIG_FEEDS_INVALID', `The feed list has faults:\n  ${told.join('\n  ')}`);
  for (const fault of told) passOver?.(fault);
  return feeds;
}
