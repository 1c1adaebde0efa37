import type { DeadLetter } from '../domain/dead-letter.ts';
import { decodeRecord, type OutRecord } from '../domain/event.ts';
import { deadTopic, deadTopicName, stageInputs } from '../domain/topics.ts';
import type { Bus } from '../ports/bus.ts';

/** On a record that was put back on its topic: the place of the record that was refused. */
const REDRIVEN_FROM = 'tw_redriven_from';

/** A record that was refused, and what became of it. */
export interface RefusedRecord {
  /** Where it stood when it was refused: `topic/partition/offset`. */
  readonly id: string;
  readonly letter: DeadLetter;
  readonly isRedriven: boolean;
  /** Whether the letter carries the record whole, so that it can be put back. */
  readonly isWhole: boolean;
}

/** Every refused record that dead letters still tell of, each once, topic by topic. A record refused again after it was put back is another one. */
export async function readDeadLetters(bus: Bus, signal?: AbortSignal): Promise<RefusedRecord[]> {
  const refused: RefusedRecord[] = [];
  for (const { name } of stageInputs) {
    const letters = await lettersOf(bus, name, signal);
    const redriven = letters.size === 0 ? new Set() : await redrivenFrom(bus, name, signal);
    for (const [id, letter] of letters) {
      refused.push({ id, letter, isRedriven: redriven.has(id), isWhole: letter.value !== null || letter.valueBytes === 0 });
    }
  }
  return refused;
}

/** Puts records back on their topics as they were, and tells which: those that were put back before, or are not whole, are left out. */
export async function redriveRecords(bus: Bus, refused: readonly RefusedRecord[]): Promise<RefusedRecord[]> {
  const wanted = refused.filter(({ isRedriven, isWhole, letter }) => !isRedriven && isWhole && letter.value !== null);
  await bus.publish(wanted.map(recordOf));
  return wanted;
}

function recordOf({ id, letter }: RefusedRecord): OutRecord {
  const value = Uint8Array.from(Buffer.from(letter.value ?? '', 'base64'));
  return { topic: letter.topic, key: letter.key ?? '', value, headers: { ...letter.headers, [REDRIVEN_FROM]: id } };
}

async function lettersOf(bus: Bus, topicName: string, signal: AbortSignal | undefined): Promise<Map<string, DeadLetter>> {
  const letters = new Map<string, DeadLetter>();
  for await (const record of bus.read(deadTopicName(topicName), signal)) {
    const decoded = decodeRecord(deadTopic(topicName), record);
    if (decoded.kind !== 'value') continue;
    const { topic, partition, offset } = decoded.value;
    letters.set(`${topic}/${partition}/${offset}`, decoded.value);
  }
  return letters;
}

async function redrivenFrom(bus: Bus, topicName: string, signal: AbortSignal | undefined): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { headers } of bus.read(topicName, signal)) {
    const id = headers[REDRIVEN_FROM];
    if (id !== undefined) ids.add(id);
  }
  return ids;
}
