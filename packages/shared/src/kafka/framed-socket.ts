import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactoryArgs } from 'kafkajs';

const KEEP_ALIVE_MS = 60_000;
const SIZE_BYTES = 4;
/** Far more than any answer to what we ask. */
const MAX_FRAME_BYTES = 256 * 1024 * 1024;

/**
 * A connection to a broker that hands on whole frames alone. kafkajs 2.2.4 keeps the half of a frame that a broken connection left, takes the next connection's first bytes
 * for its other half, and throws out of the socket's event, which ends the process.
 */
export function framedSocket({ host, port, ssl, onConnect }: ISocketFactoryArgs): Socket {
  const named = isIP(host) === 0 ? { servername: host } : {};
  const socket = ssl ? connectTls({ host, port, ...named, ...ssl }, onConnect) : connect({ host, port }, onConnect);
  socket.setKeepAlive(true, KEEP_ALIVE_MS);
  const emit = socket.emit.bind(socket);
  const take = framesTo(
    (frames) => emit('data', frames),
    (fault) => socket.destroy(fault),
  );
  socket.emit = (event: string | symbol, ...args: unknown[]): boolean => {
    const [piece] = args;
    if (event !== 'data' || !Buffer.isBuffer(piece)) return emit(event, ...args);
    take(piece);
    return true;
  };
  return socket;
}

/** Collects what comes in pieces, and passes it on when it ends with a frame's end. A frame is a size in four bytes and as much after it. */
export function framesTo(pass: (frames: Buffer) => void, fail: (fault: Error) => void): (piece: Buffer) => void {
  let held: Buffer[] = [];
  let heldBytes = 0;
  let wantedBytes = SIZE_BYTES;
  return (piece) => {
    held.push(piece);
    heldBytes += piece.length;
    if (heldBytes < wantedBytes) return;
    const bytes = held.length === 1 ? piece : Buffer.concat(held);
    let whole = 0;
    let next = SIZE_BYTES;
    while (whole + SIZE_BYTES <= bytes.length) {
      const size = bytes.readInt32BE(whole);
      if (size < 0 || size > MAX_FRAME_BYTES) return fail(new Error(`What answers does not speak Kafka: a frame of ${size} bytes.`));
      next = SIZE_BYTES + size;
      if (whole + next > bytes.length) break;
      whole += next;
      next = SIZE_BYTES;
    }
    held = whole < bytes.length ? [bytes.subarray(whole)] : [];
    heldBytes = bytes.length - whole;
    wantedBytes = next;
    if (whole > 0) pass(bytes.subarray(0, whole));
  };
}
