"use client";

import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { Deed, DeedFailure } from "../graphql/use-deed.ts";
import { DeedFault } from "./deed-fault.tsx";
import { readSheet } from "./read-sheet.ts";
import { type SheetFault, SheetFaults } from "./sheet-faults.tsx";

/** What an import did, or would do. */
export interface SheetOutcome {
  readonly isDone: boolean;
  readonly faults: readonly SheetFault[];
  /** How much changes by it; nothing is offered for 0. */
  readonly changes: number;
  /** What was done or would be, in words. */
  readonly words: ReactNode;
}

interface Props {
  readonly chooseWords: string;
  /** Sends the sheet; undefined where it was not taken at all, and then `fault` says why. */
  readonly onSend: (csv: string, dryRun: boolean) => Promise<SheetOutcome | undefined>;
  /** What sends it. */
  readonly deed: Deed;
  readonly testId: string;
  /** Where the button stands; the end when omitted. */
  readonly edge?: "start" | "end";
}

const EDGES = { start: "justify-self-start", end: "justify-self-end" } as const;

/** Takes a sheet: first it says what would happen and names the cells that do not do, then it is done or not. */
export function SheetImport({ chooseWords, onSend, deed, testId, edge = "end" }: Props) {
  const t = useTranslations("people.import");
  const { said, unread, take, send, close } = useSheet(onSend);
  const { isBusy } = deed;
  return (
    <div className="grid max-w-xl gap-2">
      <label
        className={`button cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent ${EDGES[edge]}`}
      >
        <Upload aria-hidden className="size-4" />
        {isBusy ? t("reading") : chooseWords}
        <input
          type="file"
          accept=".csv,text/csv"
          className="sr-only"
          disabled={isBusy}
          data-testid={`${testId}-file`}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) void take(file);
            target.value = ""; // the same file again is another try
          }}
        />
      </label>
      <div aria-live="polite">
        <DeedFault fault={unread ?? deed.fault} />
        {said ? (
          <Said
            outcome={said.outcome}
            isBusy={isBusy}
            testId={testId}
            onDo={() => void send(said.csv, false)}
            onClose={close}
          />
        ) : null}
      </div>
    </div>
  );
}

function useSheet(onSend: Props["onSend"]) {
  const [said, setSaid] = useState<{ readonly outcome: SheetOutcome; readonly csv: string }>();
  const [unread, setUnread] = useState<DeedFailure>();
  const send = async (csv: string, dryRun: boolean) => {
    const outcome = await onSend(csv, dryRun);
    if (outcome) setSaid({ outcome, csv }); // where it was not taken, what it would do stands for another try
  };
  const take = async (file: File) => {
    setSaid(undefined);
    const read = await readSheet(file);
    setUnread("code" in read ? { code: read.code, message: "" } : undefined);
    if ("csv" in read) await send(read.csv, true);
  };
  return { said, unread, take, send, close: () => setSaid(undefined) };
}

interface SaidProps {
  readonly outcome: SheetOutcome;
  readonly isBusy: boolean;
  readonly testId: string;
  readonly onDo: () => void;
  readonly onClose: () => void;
}

function Said({ outcome: { isDone, changes, faults, words }, isBusy, testId, onDo, onClose }: SaidProps) {
  const t = useTranslations("people.import");
  return (
    <div
      className="card grid gap-2 p-3 text-sm"
      data-testid={`${testId}-outcome`}
      data-faults={faults.length}
      data-done={isDone}
    >
      {faults.length === 0 ? <p>{words}</p> : null}
      <SheetFaults faults={faults} />
      <p className="flex gap-2">
        {!isDone && faults.length === 0 && changes > 0 ? (
          <button
            type="button"
            className="button button-primary"
            disabled={isBusy}
            data-testid={`${testId}-do`}
            onClick={onDo}
          >
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
