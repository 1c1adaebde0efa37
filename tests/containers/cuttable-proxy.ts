import { createServer, Socket } from 'node:net';

/** A TCP proxy on loopback whose connections can be cut, in the middle of whatever passes. */
export interface CuttableProxy extends AsyncDisposable {
  cut(): void;
}

export function openProxy(port: number, toPort: number): Promise<CuttableProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((inner) => {
    const outer = new Socket().connect(toPort, '127.0.0.1');
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () =>
      resolve({
        cut() {
          for (const socket of sockets) socket.resetAndDestroy();
        },
        async [Symbol.asyncDispose]() {
          server.close();
          for (const socket of sockets) socket.destroy();
        },
      }),
    );
  });
}
