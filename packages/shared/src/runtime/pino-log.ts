import { type Logger, pino, stdTimeFunctions } from 'pino';
import pretty from 'pino-pretty';
import type { Facts, Log } from '../ports/log.ts';

export interface LogOptions {
  readonly service: string;
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly format: 'auto' | 'json' | 'pretty';
  /** Where lines go: standard output unless that carries a command's own output. */
  readonly to?: 'stdout' | 'stderr';
}

// C0, DEL and C1: what could drive a terminal or forge a line when a title or URL from outside is logged.
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;
const MAX_FACT_CHARS = 500;

/** A log on pino: JSON lines, or coloured ones for people. Facts from outside are cut and cleaned of control characters. */
export function openLog({ service, level, format, to = 'stdout' }: LogOptions): Log {
  const fd = to === 'stdout' ? 1 : 2;
  const stream = to === 'stdout' ? process.stdout : process.stderr;
  const isPretty = format === 'pretty' || (format === 'auto' && stream.isTTY === true);
  const base = isPretty ? {} : { service };
  const options = { level, base, timestamp: stdTimeFunctions.isoTime, formatters: { level: (label: string) => ({ level: label }) } };
  if (!isPretty) return wrap(pino(options, pino.destination({ dest: fd, sync: true })));
  const lines = pretty({
    colorize: stream.isTTY === true && stream.hasColors(),
    translateTime: 'SYS:HH:MM:ss',
    singleLine: true,
    ignore: 'stage',
    destination: fd,
    sync: true,
  });
  return wrap(pino({ ...options, formatters: {} }, lines));
}

function wrap(logger: Logger): Log {
  return {
    debug: (facts, message) => logger.debug(cleanFacts(facts), message),
    info: (facts, message) => logger.info(cleanFacts(facts), message),
    warn: (facts, message) => logger.warn(cleanFacts(facts), message),
    error: (facts, message) => logger.error(cleanFacts(facts), message),
    child: (facts) => wrap(logger.child(cleanFacts(facts))),
  };
}

function cleanFacts(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, typeof value === 'string' ? cleanText(value) : value]));
}

/** Text from outside, safe in a log line or on a terminal: control and direction characters are shown as escapes, long texts are cut. */
export function cleanText(text: string): string {
  const cut = text.length > MAX_FACT_CHARS ? `${text.slice(0, MAX_FACT_CHARS)}…` : text;
  return cut.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
