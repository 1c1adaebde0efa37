import { loadConfig } from '@tallywire/shared/runtime/config';
import { type RefusedRecord, readDeadLetters, redriveRecords } from '@tallywire/shared/runtime/dead-letters';
import { cleanText } from '@tallywire/shared/runtime/pino-log';
import { shorten } from './disputes-table.ts';
import { EXIT, usageFault } from './exit.ts';
import { openBus } from './open-bus.ts';
import { readArguments } from './read-arguments.ts';

const WIDEST_REASON = 100;

interface DeadOptions {
  readonly verb: 'list' | 'show' | 'redrive';
  /** Id of one record; null for all. */
  readonly id: string | null;
  readonly json: boolean;
  readonly data: string | undefined;
}

/** `tallywire dead list | show ID | redrive ID|--all`: records that were refused, and putting them back. */
export async function dead(args: string[]): Promise<number> {
  const { verb, id, json, data } = readOptions(args);
  const config = loadConfig(data === undefined ? {} : { TALLYWIRE_DATA_DIR: data });
  await using opened = new AsyncDisposableStack();
  const bus = await openBus(config, opened);
  const all = bus === null ? [] : await readDeadLetters(bus);
  const refused = id === null ? all : all.filter((record) => record.id === id);
  if (bus === null || refused.length === 0) {
    process.stderr.write(id === null ? 'tallywire: no dead letters.\n' : `tallywire: there is no dead letter of ${id}.\n`);
    return EXIT.nothingFound;
  }
  const told = verb === 'redrive' ? await redriveRecords(bus, refused) : refused;
  const print = json ? (record: RefusedRecord) => `${JSON.stringify(record)}\n` : verb === 'show' ? letterText : letterLine;
  process.stdout.write(told.map(print).join(''));
  if (verb === 'redrive') process.stderr.write(`tallywire: ${told.length} put back, ${refused.length - told.length} left as they are.\n`);
  return EXIT.ok;
}

function readOptions(args: string[]): DeadOptions {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = readArguments(args, { json: flag, all: flag, data: { type: 'string' } }, 2);
  const [verb = 'list', id = null] = positionals;
  const fits = { list: id === null, show: id !== null, redrive: values.all === (id === null) };
  if ((verb !== 'list' && verb !== 'show' && verb !== 'redrive') || !fits[verb]) {
    throw usageFault('dead takes: list, show ID, redrive ID, or redrive --all.');
  }
  return { verb, id, json: values.json, data: values.data };
}

function letterLine({ id, letter, isRedriven, isWhole }: RefusedRecord): string {
  const state = isRedriven ? 'put back' : isWhole ? 'refused' : 'refused, too large to be kept';
  return cleanText(`${id}  ${letter.stage}  ${letter.code}  ${state}  ${shorten(letter.reason, WIDEST_REASON)}`).concat('\n');
}

/** The letter, then the record's value as text. */
function letterText(record: RefusedRecord): string {
  const { value, ...letter } = record.letter;
  const lines = [...JSON.stringify(letter, null, 2).split('\n'), ...(value === null ? [] : [Buffer.from(value, 'base64').toString('utf8')])];
  return `${letterLine(record)}${lines.map((line) => `${cleanText(line)}\n`).join('')}`;
}
