import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLog, type Log } from "@biometricflow/service/observe/log";
import Database from "better-sqlite3";
import { openRouterAudit, type RouterAudit } from "../../router/src/audit/router-audit.ts";
import { createDirectoryHttp, type DirectoryHttp } from "../../router/src/directory/directory-http.ts";
import { ADMIN, ANONYMOUS, DirectoryHarness } from "./directory-harness.ts";

interface Entry {
  readonly actor: string;
  readonly action: string;
  readonly outcome: string;
  readonly address: string | null;
  readonly targets: readonly string[];
  readonly count: number;
}

type DirectoryAnswer = Awaited<ReturnType<DirectoryHttp["request"]>>;

/** A router's audit beside a directory that runs. */
export class RouterAuditHarness {
  readonly directory = new DirectoryHarness();
  /** The router's own. */
  readonly folder = mkdtempSync(join(tmpdir(), "bf-router-audit-"));
  readonly file = join(this.folder, "audit.sqlite");
  /** What answers of the directory become on their way. */
  onItsWay: (answer: DirectoryAnswer) => DirectoryAnswer | Promise<DirectoryAnswer> = (answer) => answer;
  #audit: RouterAudit | undefined;
  #http: DirectoryHttp | undefined;

  /** One that says what it has to say every few milliseconds. */
  open(log: Log = createLog({ service: "router", level: "silent" })): RouterAudit {
    const http = createDirectoryHttp(this.directory.url);
    const request: DirectoryHttp["request"] = async (asked) => this.onItsWay(await http.request(asked));
    const authorization = () => `Bearer ${this.directory.routerToken(ANONYMOUS)}`;
    this.#http = http;
    this.#audit = openRouterAudit({
      ...{ folder: this.folder, log, pauseMs: 5, now: () => this.directory.nowMs },
      directory: { http: { ...http, request }, authorization },
    });
    return this.#audit;
  }

  async close(): Promise<void> {
    this.#audit?.stop();
    await this.#http?.close();
  }

  async remove(): Promise<void> {
    await this.close();
    await this.directory.remove();
    rmSync(this.folder, { recursive: true });
  }

  toFact(action: string, outcome = "OK", actor = "account/hr") {
    const at = new Date(this.directory.nowMs).toISOString();
    return { at, actor, action, outcome, requestId: "r", address: "192.0.2.1" };
  }

  /** The directory's entries, the newest first. `filter`: an argument more, with a comma before it. */
  async list(filter = ""): Promise<readonly Entry[]> {
    const query = `{ auditLog(first: 1000${filter}) { actor action outcome address targets count } }`;
    return (await this.directory.ask<{ auditLog: Entry[] }>(ADMIN, query)).body.data?.auditLog ?? [];
  }

  /** The oldest first. */
  async show(): Promise<readonly string[]> {
    const entries = await this.list();
    return entries.map(({ action, outcome, count }) => `${action} ${outcome} ${count}`).toReversed();
  }

  countWaiting(): number {
    const db = new Database(this.file, { readonly: true });
    const waiting = Number(db.prepare("SELECT COUNT(*) FROM waiting").pluck().get());
    db.close();
    return waiting;
  }
}
