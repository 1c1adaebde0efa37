#!/usr/bin/env node
import { nearestName } from '@tallywire/shared/runtime/nearest-name';
import { EXIT, reportFault, usageFault } from './exit.ts';
import { USAGE } from './usage.ts';
import { VERSION } from './version.ts';

type Command = (args: string[]) => Promise<number>;

/** Loaded when called, so that a command starts with its own parts alone. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  read: async () => (await import('./read.ts')).read,
  incident: async () => (await import('./incident.ts')).incident,
  disputes: async () => (await import('./disputes.ts')).disputes,
  feeds: async () => (await import('./feeds.ts')).feeds,
  dead: async () => (await import('./dead.ts')).dead,
  topics: async () => (await import('./topics.ts')).topics,
  config: async () => (await import('./config.ts')).config,
  healthcheck: async () => (await import('./healthcheck.ts')).healthcheck,
};

async function main(args: string[]): Promise<number> {
  const [name = '--help', ...rest] = args;
  if (name === 'help' || args.includes('--help') || args.includes('-h') || args.length === 0) return print(USAGE);
  if (name === '--version') return print(`tallywire ${VERSION}\n`);
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!load) throw usageFault(unknownCommand(name));
  const command = await load();
  return command(rest);
}

function print(text: string): number {
  process.stdout.write(text);
  return EXIT.ok;
}

function unknownCommand(told: string): string {
  const names = Object.keys(COMMANDS);
  const nearest = nearestName(told, names);
  return `There is no command "${told}". ${nearest === null ? `Commands: ${names.join(', ')}.` : `Did you mean ${nearest}?`}`;
}

// Whoever reads our output may stop reading (`| head`): that is their good right and no fault. What is under way is as safe as after a kill.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.fault));

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = reportFault(error);
  },
);
