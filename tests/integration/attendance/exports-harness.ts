import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSigningKeyFile } from "@biometricflow/service/identity/keys";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { EXPORT_LIMITS, type ExportLimits } from "../../../subgraphs/attendance/src/domain/exports/export-limits.ts";
import type { ExportInput } from "../../../subgraphs/attendance/src/domain/exports/export-plan.ts";
import { createAskRouter } from "../../../subgraphs/attendance/src/exports/ask-router.ts";
import { openExportDesk } from "../../../subgraphs/attendance/src/exports/export-desk.ts";
import { openExportFolder } from "../../../subgraphs/attendance/src/exports/export-folder.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createExportStore } from "../../../subgraphs/attendance/src/store/exports.ts";
import { startFakeGraph } from "./fake-graph.ts";

/** Now, as the desk has it. */
export const NOW_MS = Date.UTC(2026, 10, 26, 12);

/** Whoever asks unless a test says otherwise. */
export const HR: Viewer = {
  ...{ subject: "account/hr", name: "Huda", role: "HR", places: "*", sessionId: "s" },
  issuedAtMs: 0,
  expiresAtMs: 0,
};

/** A November of records as CSV. */
export const RECORDS: ExportInput = {
  kind: "ATTENDANCE",
  format: "CSV",
  language: "EN",
  hoursFormat: "HM",
  arguments: { filter: { from: "2026-11-01", to: "2026-11-30" } },
};

/** What a desk stands on that a test may break. */
type DeskParts = Pick<Parameters<typeof openExportDesk>[0], "store" | "folder">;

/** Desks over one store and one graph. */
export async function startExports(database: Database) {
  const dir = mkdtempSync(join(tmpdir(), "bf-exports-"));
  const key = createSigningKeyFile(join(dir, "attendance.pem"));
  const { url, graph, stop } = await startFakeGraph(key);
  const folderPath = join(dir, "exports");
  const folder = openExportFolder(folderPath);
  const clock = { nowMs: NOW_MS, isHeld: false };
  const faults: unknown[] = [];
  const pauses: number[] = [];
  const openDesk = (limits: Partial<ExportLimits> = {}, parts: Partial<DeskParts> = {}) =>
    openExportDesk({
      store: createExportStore(database),
      folder,
      ...parts,
      ask: createAskRouter(
        url,
        () => key,
        () => clock.nowMs,
      ),
      limits: { ...EXPORT_LIMITS, ...limits },
      organisation: "Example",
      dashboardUrl: "https://bio.example",
      now: () => clock.nowMs,
      pause: async (ms, signal) => {
        pauses.push(ms);
        if (clock.isHeld) await once(signal, "abort");
        signal.throwIfAborted();
      },
      onFault: (error) => faults.push(error),
    });
  type Desk = Awaited<ReturnType<typeof openDesk>>;
  const start = (desk: Desk, input: Partial<ExportInput> = {}, viewer: Viewer = HR) =>
    desk.start({ ...RECORDS, ...input }, { asker: { viewer, grant: "grant" }, link: "/attendance?month=2026-11" });
  /** Starts one and waits for its end. */
  const make = async (desk: Desk, input: Partial<ExportInput> = {}, viewer: Viewer = HR) => {
    const { id } = await start(desk, input, viewer);
    await desk.whenOver(id, new AbortController().signal);
    const job = await desk.find(id);
    if (job === undefined) throw new TypeError(id);
    return job;
  };
  return {
    ...{ graph, folder, folderPath, clock, faults, pauses, openDesk, start, make },
    readText: (id: string) => readFileSync(folder.pathOf(id), "utf8"),
    stop: async () => {
      await stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
