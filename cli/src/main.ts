#!/usr/bin/env node
import { reportFault, usageFault } from './exit.ts';
import { USAGE } from './usage.ts';

type Command = (args: string[]) => Promise<number>;

/** Loaded when called, so that a command starts with its own parts alone. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).start,
  read: async () => (await import('./read.ts')).read,
  disputes: async () => (await import('./disputes.ts')).disputes,
  feeds: async () => (await import('./feeds.ts')).feeds,
  topics: async () => (await import('./topics.ts')).topics,
  config: async () => (await import('./config.ts')).config,
  healthcheck: async () => (await import('./healthcheck.ts')).healthcheck,
};

async function main(args: string[]): Promise<number> {
  const [name = '--help', ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const load = COMMANDS[name];
  if (!load) throw usageFault(`There is no command "${name}". Commands: ${Object.keys(COMMANDS).join(', ')}.`);
  const command = await load();
  return command(rest);
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = reportFault(error);
  },
);
