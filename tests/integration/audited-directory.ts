import Database from "better-sqlite3";
import { expect } from "vitest";
import { ADMIN, DirectoryHarness, type Tokens } from "./directory-harness.ts";

/** What the graph says of an entry. */
export interface AuditedEntry {
  readonly id: string;
  readonly actor: string;
  readonly action: string;
  readonly outcome: string;
  readonly account: string | null;
  readonly address: string | null;
  readonly count: number;
}

const MINUTE_MS = 60_000;

/** A directory whose audit is looked at, by the graph and in its store. */
export class AuditedDirectory extends DirectoryHarness {
  /** Its entries, the newest first. */
  async list(): Promise<readonly AuditedEntry[]> {
    const query = "{ auditLog(first: 1000) { id actor action outcome account address count } }";
    return (await this.ask<{ auditLog: AuditedEntry[] }>(ADMIN, query)).body.data?.auditLog ?? [];
  }

  /** Without the refusals' minute: what is counted comes before what is chained. */
  async show(): Promise<readonly string[]> {
    return (await this.list()).map(({ actor, action, outcome, account, address, count }) =>
      [actor, action, outcome, account, address, count].join(" "),
    );
  }

  postFrom(path: string, body: object, address = "192.0.2.1") {
    return this.post<Tokens & { signed_out: boolean }>(path, body, this.from(address));
  }

  /** Whether it said at a start that rows were changed. */
  isBroken(): boolean {
    return this.logLines.join("").includes("audit chain is broken");
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  inStore<T>(act: (db: Database.Database) => T): T {
    const db = new Database(this.storeFile);
    try {
      return act(db);
    } finally {
      db.close();
    }
  }

  /** The minute is over, and the chain has so many rows. */
  async settled(rows: number): Promise<void> {
    this.nowMs += MINUTE_MS;
    const chained = () => this.inStore((db) => Number(db.prepare("SELECT COUNT(*) FROM audit").pluck().get()));
    await expect.poll(chained).toBe(rows);
  }
}
