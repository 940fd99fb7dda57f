import { Pool } from "undici";

/** A request to one of the directory's plain HTTP endpoints. */
export interface DirectoryRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Its answer. */
export interface DirectoryResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** The directory's plain HTTP endpoints. */
export interface DirectoryHttp {
  /** @throws when the directory cannot be reached within its deadline. */
  readonly request: (request: DirectoryRequest) => Promise<DirectoryResponse>;
  readonly close: () => Promise<void>;
}

const DEADLINE_MS = 5000;

/** Creates a client of the directory at an origin such as `http://directory.internal:9100`. */
export function createDirectoryHttp(origin: string): DirectoryHttp {
  const pool = new Pool(origin, { connections: 8 });
  return {
    request: async ({ method, path, headers, body }) => {
      const signal = AbortSignal.timeout(DEADLINE_MS);
      const response = await pool.request({ method, path, headers, signal, ...(body === undefined ? {} : { body }) });
      return { status: response.statusCode, headers: response.headers, text: await response.body.text() };
    },
    close: () => pool.destroy(),
  };
}
