import type { Admin } from 'kafkajs';
import { busUnavailable, type KafkaOptions, newClient } from './connect.ts';

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
      try {
        return await question(await connected());
      } catch (error) {
        await drop();
        throw busUnavailable(options, what, error);
      }
    },
    [Symbol.asyncDispose]: drop,
  };
}
