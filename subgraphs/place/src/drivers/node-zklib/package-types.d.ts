/** What is used of a package that brings no types. */
declare module "node-zklib/zklibtcp.js" {
  /** A whole data set as far as it came; `err` says that something is missing, if the package has noticed. */
  interface SetRead {
    readonly data: Buffer;
    readonly err?: Error | null;
  }

  /** A row as the package understands it; the time is of the zone of this machine. */
  interface ReadRow {
    readonly userSn: number;
    readonly deviceUserId: string;
    readonly recordTime: Date;
    readonly ip: string;
  }

  class ZKLibTCP {
    constructor(host: string, port: number, timeoutMs: number);
    /** `null` before `createSocket` and after the end; whatever has the methods of a socket that the package calls. */
    socket: import("./frame-socket.ts").FrameSocket | null;
    /** Counts up and is written as 16 bits: whoever does not take it back cannot ask any more after 65,535 requests. */
    replyId: number;
    createSocket(onError?: (error: Error) => void, onClose?: () => void): Promise<import("node:net").Socket>;
    /** The next bytes that come, without the prefix of a frame. */
    executeCmd(command: number, data: Buffer): Promise<Buffer>;
    connect(): Promise<boolean>;
    getAttendances(): Promise<{ readonly data: readonly ReadRow[]; readonly err?: Error | null }>;
    readWithBuffer(request: Buffer, onProgress: (bytes: number, ofBytes: number) => void): Promise<SetRead>;
  }
  export = ZKLibTCP;
}

declare module "node-zklib/helpers/errorLog.js" {
  const errorLog: { log: (text: string) => void };
  export = errorLog;
}
