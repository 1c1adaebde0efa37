import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearestName } from '@tallywire/shared/runtime/nearest-name';
import { usageFault } from './exit.ts';

/** A command's options and its other words, of which it takes none unless said; anything else fails with `TW_CLI_USAGE` and the option most likely meant. */
export function readArguments<const T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T, maxWords = 0) {
  const parsed = parse(args, options);
  const [surplus] = parsed.positionals.slice(maxWords);
  if (surplus !== undefined) throw usageFault(`"${surplus}" is one word too many.`);
  return parsed;
}

function parse<const T extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const told = /^Unknown option '(?<name>-[^']*)'/.exec(message)?.groups?.['name'];
    throw usageFault(told === undefined ? `${message}.` : unknownOption(told, Object.keys(options)));
  }
}

function unknownOption(told: string, known: readonly string[]): string {
  const nearest = nearestName(told.replace(/^-+/, ''), known);
  if (nearest !== null) return `There is no option ${told}. Did you mean --${nearest}?`;
  return `There is no option ${told}. ${known.length === 0 ? 'There are none.' : `Options: ${known.map((name) => `--${name}`).join(', ')}.`}`;
}
