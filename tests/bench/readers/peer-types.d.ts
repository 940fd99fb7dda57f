/** What is used of three packages that bring no types. */
interface PeerClient {
  createSocket(onError?: (error: Error) => void, onClose?: () => void): Promise<unknown>;
  getAttendances(onProgress?: () => void): Promise<{ readonly data: readonly unknown[]; readonly err?: Error | null }>;
  disconnect(): Promise<unknown>;
}

declare module "node-zklib" {
  const Client: new (host: string, port: number, timeoutMs: number, udpPort: number) => PeerClient;
  export = Client;
}

declare module "zkteco-js" {
  const Client: new (host: string, port: number, timeoutMs: number, udpPort: number) => PeerClient;
  export = Client;
}

declare module "zklib-js" {
  const Client: new (host: string, port: number, timeoutMs: number, udpPort: number) => PeerClient;
  export = Client;
}
