"use client";

import {
  ExportDocument,
  type ExportFactsFragment,
  StartExportDocument,
  type StartExportInput,
} from "@biometricflow/sdk/generated/graphql";
import { useCallback, useEffect, useRef, useState } from "react";
import { runQuery } from "../graphql/run-query.ts";
import { isOver } from "./export-state.ts";

const POLL_MS = 500;

/** How far the file is that was asked for. */
export type ExportRun =
  | { readonly kind: "idle" | "starting" }
  | { readonly kind: "running" | "over"; readonly file: ExportFactsFragment }
  | { readonly kind: "failed"; readonly code: string };

/** Asks for a file, follows it until it is there, and hands it to the browser. */
export function useExport() {
  const [run, setRun] = useState<ExportRun>({ kind: "idle" });
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const start = useCallback(async (input: StartExportInput) => {
    stop.current.abort();
    const own = new AbortController();
    stop.current = own;
    const show = (next: ExportRun) => {
      if (!own.signal.aborted) setRun(next);
    };
    show({ kind: "starting" });
    const started = await runQuery(StartExportDocument, { input }, own.signal);
    const first = started.ok ? started.data.startExport?.export : null;
    if (!first) return show({ kind: "failed", code: toCode(started) });
    const ended = await follow(first, own.signal, (file) => show({ kind: "running", file }));
    if (own.signal.aborted || ended === undefined) return;
    show({ kind: "over", file: ended });
    if (ended.url !== null) keepFile(ended.url);
  }, []);
  return { run, start };
}

/** The export once it is over; undefined when nobody waits for it any more. */
async function follow(
  first: ExportFactsFragment,
  signal: AbortSignal,
  onChange: (file: ExportFactsFragment) => void,
): Promise<ExportFactsFragment | undefined> {
  let file = first;
  while (!isOver(file.state)) {
    onChange(file);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    if (signal.aborted) return undefined;
    const answer = await runQuery(ExportDocument, { id: file.id }, signal);
    file = (answer.ok ? answer.data.export : null) ?? file; // one answer that is missing is not the end of the file
  }
  return file;
}

function toCode(answer: Awaited<ReturnType<typeof runQuery>>): string {
  return answer.ok ? (answer.errors[0]?.code ?? "UNKNOWN") : answer.failure.code;
}

function keepFile(url: string): void {
  const link = document.createElement("a");
  link.href = url;
  link.download = "";
  link.click();
}
