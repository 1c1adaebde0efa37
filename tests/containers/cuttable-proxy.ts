import { createServer, Socket } from 'node:net';

/** A TCP proxy on loopback whose connections can be cut in the middle of an answer. */
export interface CuttableProxy extends AsyncDisposable {
  /** Of each connection's next answer only the first half gets through, then it ends. */
  cut(): void;
}

interface Connection {
  cutting: boolean;
  end(): void;
}

export function openProxy(port: number, toPort: number): Promise<CuttableProxy> {
  const connections = new Set<Connection>();
  const server = createServer((inner) => {
    const connection = relay(inner, new Socket().connect(toPort, '127.0.0.1'));
    connections.add(connection);
    inner.on('close', () => connections.delete(connection));
  });
  const opened: CuttableProxy = {
    cut() {
      for (const connection of connections) connection.cutting = true;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      for (const connection of connections) connection.end();
    },
  };
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(opened));
  });
}

function relay(inner: Socket, outer: Socket): Connection {
  const connection: Connection = {
    cutting: false,
    end() {
      inner.destroy();
      outer.destroy();
    },
  };
  inner.on('data', (piece) => outer.write(piece));
  outer.on('data', (piece) => {
    if (!connection.cutting) inner.write(piece);
    else {
      inner.end(piece.subarray(0, piece.length >> 1));
      outer.destroy();
    }
  });
  for (const socket of [inner, outer]) {
    socket.on('error', connection.end);
    socket.on('end', connection.end);
  }
  outer.on('close', () => inner.destroySoon());
  inner.on('close', () => outer.destroy());
  return connection;
}
