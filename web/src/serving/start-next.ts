import { createServer, type RequestListener } from "node:http";
import { createRequire } from "node:module";
import { isServicePath } from "./progress.ts";

/** How Next serves its build here. */
export interface StartNextOptions {
  readonly webDir: string;
  readonly host: string;
  readonly port: number;
  /** Answers the paths of `isServicePath`. */
  readonly answerHealth: RequestListener;
}

type NextModule = typeof import("next");

/** Loads the build and gives the listener that serves it. */
export async function startNext({ webDir, host, port, answerHealth }: StartNextOptions): Promise<RequestListener> {
  const next = loadNext();
  const httpServer = createServer(); // never listens: Next ends the sockets of the server it is given, ours go to the router
  const app = next({ dev: false, dir: webDir, hostname: host, port, httpServer });
  await app.prepare();
  const handle = app.getRequestHandler();
  return (request, response) => {
    if (isServicePath(request.url)) return answerHealth(request, response);
    void handle(request, response);
  };
}

/** Next is CommonJS whose export is the factory itself; `require` gives it without the wrapper that an import puts round it. */
function loadNext(): NextModule["default"] {
  const loaded: NextModule["default"] = createRequire(import.meta.url)("next");
  return loaded;
}
