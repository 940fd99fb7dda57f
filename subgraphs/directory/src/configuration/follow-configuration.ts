import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { listPlaceFiles } from "@biometricflow/config/place";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { Log } from "@biometricflow/service/observe/log";
import { openCacheFile } from "@biometricflow/service/process/cache-file";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import { type ConfigurationFile, type KnownSettings, listChanges, toKnownSettings } from "./configuration-change.ts";

/** Where the configuration is, and where is kept what was seen of it. */
export interface FollowedConfiguration {
  readonly configDir: string;
  /** Mode 600; has hashes of values, and none of the values. */
  readonly seenFile: string;
  /** Between two looks; a minute when omitted. */
  readonly pauseMs?: number;
}

/** What following stands on. */
export interface FollowConfigurationOptions extends FollowedConfiguration {
  readonly record: (fact: AuditFact) => Promise<void>;
  readonly now: () => number;
  readonly log: Log;
}

const MINUTE_MS = 60_000;
const KEY_BYTES = 32;

interface Seen {
  /** Of the hashes, base64url. */
  readonly key: string;
  readonly settings: KnownSettings;
}

/**
 * Looks at the files of the configuration, now and each minute, until it is stopped. What was changed since they were seen
 * last, while nothing ran too, is one entry of the audit, `changeConfiguration`, which names the settings and none of their values.
 * Who changed them is not known: whoever may write there is an operator. Files seen for the first time are no change.
 */
export function followConfiguration(options: FollowConfigurationOptions): () => void {
  const { configDir, seenFile, record, now, log, pauseMs = MINUTE_MS } = options;
  const cache = openCacheFile(seenFile);
  let seen = toSeen(cache.read());
  const key = seen?.key ?? randomBytes(KEY_BYTES).toString("base64url");
  const look = async (): Promise<void> => {
    try {
      const settings = toKnownSettings(readFiles(configDir), Buffer.from(key, "base64url"));
      const targets = seen === undefined ? [] : listChanges(seen.settings, settings);
      if (seen !== undefined && targets.length === 0) return;
      if (targets.length > 0) await record({ ...toFact(now()), targets });
      seen = { key, settings };
      cache.write(seen); // after the entry: a stop in between tells it twice, and never not
    } catch (err) {
      log.warn({ err }, "the files of the configuration could not be looked at; it is tried again");
    }
  };
  return repeatEvery(() => pauseMs, look);
}

function toSeen(value: unknown): Seen | undefined {
  const { key, settings } = Object(value);
  if (typeof key !== "string" || typeof settings !== "object" || settings === null) return undefined;
  return { key, settings: Object.fromEntries(Object.entries(settings).map(([name, hash]) => [name, String(hash)])) };
}

function toFact(nowMs: number): AuditFact {
  const at = new Date(nowMs).toISOString();
  return { at, actor: "operator", action: "changeConfiguration", outcome: "OK", requestId: "" };
}

/** @throws {SyntaxError} where a file is half written */
function readFiles(configDir: string): readonly ConfigurationFile[] {
  const paths = listPlaceFiles(configDir).map((name) => `places/${name}`);
  return ["organisation.json", ...paths].map((path) => ({
    path,
    value: JSON.parse(readFileSync(join(configDir, path), "utf8")),
  }));
}
