import { setTimeout } from "node:timers/promises";
import type { AttendanceConfig } from "@biometricflow/config/attendance-config";
import { toOrigin } from "@biometricflow/config/hosts";
import type { SigningKey } from "@biometricflow/service/identity/keys";
import type { Log } from "@biometricflow/service/observe/log";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import { EXPORT_LIMITS } from "../domain/exports/export-limits.ts";
import type { ExportStore } from "../domain/exports/export-store.ts";
import { createAskRouter } from "./ask-router.ts";
import { type ExportDesk, openExportDesk } from "./export-desk.ts";
import type { ExportFolder } from "./export-folder.ts";

/** What the exports of a process stand on. */
export interface ExportWorkplace {
  readonly store: ExportStore;
  readonly config: Pick<AttendanceConfig, "name" | "urls" | "publicUrl" | "listen">;
  /** The one of now. */
  readonly signingKey: () => SigningKey;
  readonly log: Log;
}

/** Between two looks for files that are no longer kept. */
const SWEEP_MS = 600_000;

/** Opens the exports of a process. */
export async function openExports(
  { store, config, signingKey, log }: ExportWorkplace,
  folder: ExportFolder,
): Promise<ExportDesk> {
  const desk = await openExportDesk({
    store,
    folder,
    ask: createAskRouter(config.urls.router, signingKey, Date.now),
    limits: EXPORT_LIMITS,
    organisation: config.name,
    dashboardUrl: config.publicUrl ?? toOrigin(config.listen.web),
    now: Date.now,
    pause: (ms, signal) => setTimeout(ms, undefined, { signal }),
    onFault: (error) => log.error({ err: error }, "an export went wrong"),
  });
  const stopSweeping = repeatEvery(() => SWEEP_MS, desk.sweep);
  return {
    ...desk,
    stop: async () => {
      stopSweeping();
      await desk.stop();
    },
  };
}
