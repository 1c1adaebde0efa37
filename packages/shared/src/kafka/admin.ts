import type { Admin } from 'kafkajs';
import { busUnavailable, type KafkaOptions, newClient } from './connect.ts';

const MAX_ATTEMPTS = 4;
const PAUSE_MS = 100;

/** Asks brokers about topics and groups. */
export interface Asking extends AsyncDisposable {
  /** A fault of the question is `TW_BUS_UNAVAILABLE`. */
  ask<T>(what: string, question: (admin: Admin) => Promise<T>): Promise<T>;
}

/** One connection for questions, made at the first and anew after a fault. */
export function openAsking(options: KafkaOptions): Asking {
  let current: Promise<Admin> | null = null;
  const connected = (): Promise<Admin> => {
    current ??= (async () => {
      const admin = newClient(options).admin();
      await admin.connect();
      return admin;
    })();
    return current;
  };
  const drop = async (): Promise<void> => {
    const dropped = current;
    current = null;
    // It is given up anyway: a fault of its parting changes nothing.
    await dropped?.then((admin) => admin.disconnect()).catch(() => {});
  };
  return {
    async ask(what, question) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await question(await connected());
        } catch (error) {
          await drop();
          if (attempt === MAX_ATTEMPTS || !isPassing(error)) throw busUnavailable(options, what, error);
          await options.clock.sleep(attempt * PAUSE_MS);
        }
      }
    },
    [Symbol.asyncDispose]: drop,
  };
}

/** A broker's answer that soon becomes another: it does not lead a new partition yet, or loads a group. */
function isPassing(error: unknown): boolean {
  return error instanceof Error && error.name === 'KafkaJSProtocolError' && 'retriable' in error && error.retriable === true;
}
