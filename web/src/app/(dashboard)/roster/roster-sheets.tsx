"use client";

import {
  ImportRosterDocument,
  type ImportRosterMutation,
  type PersonFilter,
  RosterCsvDocument,
} from "@biometricflow/sdk/generated/graphql";
import { Download, Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { runQuery } from "../../../graphql/run-query.ts";
import { type SaidFault, SaidFaultNotice } from "../../../shifts/said-fault.tsx";
import { readSheet } from "../../../ui/read-sheet.ts";
import { SheetFaults } from "../../../ui/sheet-faults.tsx";

type Outcome = NonNullable<ImportRosterMutation["importRoster"]>;

type SheetState =
  | { readonly kind: "idle" | "asking" }
  | { readonly kind: "said"; readonly outcome: Outcome; readonly csv: string }
  | { readonly kind: "failed"; readonly fault: SaidFault };

interface Props {
  readonly month: string;
  readonly filter: PersonFilter;
  readonly canEdit: boolean;
  readonly onDone: () => void;
}

/** The month as a sheet, and a sheet that is taken back: first it says what would happen, and names what does not do. */
export function RosterSheets({ month, filter, canEdit, onDone }: Props) {
  const t = useTranslations("roster.sheet");
  const { state, take, send, download, close } = useSheet(month, filter, onDone);
  return (
    <div className="mb-3 grid gap-2">
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button" data-testid="roster-download" onClick={() => void download()}>
          <Download aria-hidden className="size-4" />
          {t("download")}
        </button>
        {canEdit ? (
          <label className="button cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent">
            <Upload aria-hidden className="size-4" />
            {state.kind === "asking" ? t("reading") : t("choose")}
            <input
              type="file"
              accept=".csv,text/csv"
              className="sr-only"
              data-testid="roster-file"
              onChange={({ target }) => {
                const [file] = target.files ?? [];
                if (file) void take(file);
                target.value = ""; // the same file again is another try
              }}
            />
          </label>
        ) : null}
      </div>
      <div aria-live="polite">
        {state.kind === "failed" ? <SaidFaultNotice fault={state.fault} /> : null}
        {state.kind === "said" ? (
          <Said outcome={state.outcome} onDo={() => void send(state.csv, false)} onClose={close} />
        ) : null}
      </div>
    </div>
  );
}

function useSheet(month: string, filter: PersonFilter, onDone: () => void) {
  const [state, setState] = useState<SheetState>({ kind: "idle" });
  const send = async (csv: string, dryRun: boolean) => {
    setState({ kind: "asking" });
    const answer = await runQuery(ImportRosterDocument, { input: { csv, dryRun } });
    const outcome = answer.ok ? answer.data.importRoster : null;
    if (!outcome) return setState({ kind: "failed", fault: toFault(answer) });
    setState({ kind: "said", outcome, csv });
    if (outcome.isDone) onDone();
  };
  const take = async (file: File) => {
    const read = await readSheet(file);
    if ("csv" in read) await send(read.csv, true);
    else setState({ kind: "failed", fault: { code: read.code, message: "" } });
  };
  const download = async () => {
    const answer = await runQuery(RosterCsvDocument, { month, filter });
    const csv = answer.ok ? answer.data.rosterCsv : null;
    if (typeof csv === "string") return saveFile(`roster-${month}.csv`, csv);
    setState({ kind: "failed", fault: toFault(answer) });
  };
  return { state, take, send, download, close: () => setState({ kind: "idle" }) };
}

interface SaidProps {
  readonly outcome: Outcome;
  readonly onDo: () => void;
  readonly onClose: () => void;
}

function Said({ outcome: { isDone, changed, unchanged, faults }, onDo, onClose }: SaidProps) {
  const t = useTranslations("roster.sheet");
  return (
    <div className="card grid gap-2 p-3 text-sm" data-testid="roster-outcome" data-faults={faults.length}>
      <p>{t(isDone ? "done" : "would", { changed, unchanged })}</p>
      <SheetFaults faults={faults} />
      <p className="flex gap-2">
        {!isDone && faults.length === 0 && changed > 0 ? (
          <button type="button" className="button button-primary" data-testid="roster-do" onClick={onDo}>
            {t("do")}
          </button>
        ) : null}
        <button type="button" className="button" onClick={onClose}>
          {t("close")}
        </button>
      </p>
    </div>
  );
}

type Answer = Awaited<ReturnType<typeof runQuery>>;

function toFault(answer: Answer): SaidFault {
  if (!answer.ok) return answer.failure;
  return answer.errors[0] ?? { code: "UNKNOWN", message: "" };
}

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
