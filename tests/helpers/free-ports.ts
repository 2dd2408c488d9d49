import { createServer, type AddressInfo, type Server } from "node:net";

/** Ports that nothing listens on, at the moment of asking. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listening(0)));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(closed));
  return ports;
}

export async function isFree(port: number): Promise<boolean> {
  return listening(port).then(
    async (server) => {
      await closed(server);
      return true;
    },
    () => false,
  );
}

function listening(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve(server));
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
