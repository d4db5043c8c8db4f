// Loopback ports: is one free, and which one is.
import { createServer } from 'node:net';

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const taken = server.address().port;
      server.close(() => resolve(taken));
    });
  });
}

/** A port of 127.0.0.1 that nobody uses just now. */
export const freePort = () => listen(0);

/** Whether a server may listen on this port of 127.0.0.1. */
export const isFree = (port) =>
  listen(port).then(
    () => true,
    () => false,
  );
