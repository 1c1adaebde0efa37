import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createSocketServer, type Server, type Socket } from 'node:net';

/** A server on this machine alone, for tests: it counts who connects and keeps what they ask for. */
export interface Loopback extends AsyncDisposable {
  readonly address: string;
  readonly port: number;
  /** `http://address:port`, without a slash at the end. */
  readonly origin: string;
  /** Every request so far. */
  readonly asked: readonly { readonly path: string; readonly headers: IncomingHttpHeaders }[];
  /** Connections ever made. */
  connects(): number;
  /** Connections open now. */
  open(): number;
}

export interface LoopbackPlace {
  readonly address?: string;
  readonly port?: number;
}

/** A server that answers requests; on a port of the system's choice unless given. */
export async function openLoopback(answer: RequestListener, place: LoopbackPlace = {}): Promise<Loopback> {
  const asked: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    answer(request, response);
  });
  return listen(server, asked, place);
}

/** A server that does with each connection what it likes. */
export async function openRawLoopback(meet: (socket: Socket) => void, place: LoopbackPlace = {}): Promise<Loopback> {
  return listen(createSocketServer(meet), [], place);
}

async function listen(server: Server, asked: Loopback['asked'], { address = '127.0.0.1', port = 0 }: LoopbackPlace): Promise<Loopback> {
  const sockets = new Set<Socket>();
  let connects = 0;
  server.on('connection', (socket) => {
    connects++;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, resolve);
  });
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the server has no port');
  return {
    address,
    port: at.port,
    origin: `http://${address.includes(':') ? `[${address}]` : address}:${at.port}`,
    asked,
    connects: () => connects,
    open: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
