"use client";

import {
  ConfirmLogClearDocument,
  type ReaderLogClearQuery,
  RequestLogClearDocument,
  WithdrawLogClearDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { toAccountName } from "../../../../attendance/account-name.ts";
import { type DeedFailure, useDeed } from "../../../../graphql/use-deed.ts";
import { toFormats } from "../../../../lib/format.ts";
import { DeedFault } from "../../../../ui/deed-fault.tsx";
import { ReaderWrites } from "../../../../ui/reader-writes.tsx";
import { Field } from "../text-field.tsx";
import { SureButton } from "./sure-button.tsx";

type Reader = NonNullable<ReaderLogClearQuery["device"]>;
/** That somebody asked for the log of a reader to be cleared. */
export type LogClearRequest = NonNullable<Reader["logClear"]>["requests"][number];

/** Asks for a log to be cleared: says first that it cannot be undone and who has to confirm it. */
export function AskLogClear({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const t = useTranslations("reader.logClear");
  const deed = useDeed();
  const [note, setNote] = useState("");
  const ask = async () => {
    const why = note.trim();
    const input = { deviceId: id, ...(why === "" ? {} : { note: why }) };
    if ((await deed.run(RequestLogClearDocument, { input })) !== undefined) onDone();
  };
  return (
    <div className="grid gap-2">
      <p className="text-muted">{t("offered")}</p>
      <SureButton
        deed={deed}
        words={t("ask")}
        sureWords={t("askSure")}
        testId="log-clear-ask"
        onSure={() => void ask()}
      >
        <NoUndo />
        <p>{t("askAbout")}</p>
        <Field words={t("note")}>
          <input
            type="text"
            dir="auto"
            maxLength={500}
            className="field"
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        </Field>
      </SureButton>
      <LogClearFault fault={deed.fault} />
    </div>
  );
}

interface WaitingProps {
  readonly request: LogClearRequest;
  readonly zone: string | null;
  readonly mayAct: boolean;
  /** Whether nothing is in the way now. */
  readonly isReady: boolean;
  readonly onDone: () => void;
}

/** Who asked, until when it waits and for whom, and its confirming and withdrawing. */
export function WaitingLogClear({ request, zone, mayAct, isReady, onDone }: WaitingProps) {
  const t = useTranslations("reader.logClear");
  const { full } = toFormats(useLocale());
  const deed = useDeed();
  const { id: requestId, state, aloneFrom, mayConfirm } = request;
  const confirm = async () => {
    if ((await deed.run(ConfirmLogClearDocument, { input: { requestId } })) !== undefined) onDone();
  };
  const withdraw = async () => {
    if ((await deed.run(WithdrawLogClearDocument, { input: { requestId } })) !== undefined) onDone();
  };
  return (
    <section className="grid gap-2 rounded border border-warn p-3" data-testid="log-clear-waiting" data-state={state}>
      <AskedLogClear request={request} zone={zone} />
      {mayAct && mayConfirm && isReady ? (
        <ReaderWrites>
          <SureButton
            deed={deed}
            words={t("confirm")}
            sureWords={t("confirmSure")}
            testId="log-clear-confirm"
            onSure={() => void confirm()}
          >
            <NoUndo />
            <p>{t("confirmAbout")}</p>
          </SureButton>
        </ReaderWrites>
      ) : null}
      {mayAct && !mayConfirm && state === "WAITING" ? <p>{t("another", { time: full(aloneFrom, zone) })}</p> : null}
      {mayAct && state === "WAITING" ? (
        <button
          type="button"
          className="button justify-self-start"
          disabled={deed.isBusy}
          data-testid="log-clear-withdraw"
          onClick={() => void withdraw()}
        >
          {t("withdraw")}
        </button>
      ) : null}
      <LogClearFault fault={deed.fault} />
    </section>
  );
}

/** Who asked and why, until when it waits, and what came of the last try. */
function AskedLogClear({ request, zone }: Pick<WaitingProps, "request" | "zone">) {
  const t = useTranslations("reader.logClear");
  const { full } = toFormats(useLocale());
  const { state, askedBy, askedAt, note, aloneFrom, lapsesAt, refusal } = request;
  return (
    <>
      <p className="font-medium">{t(state === "ORDERED" ? "ordered" : "waiting")}</p>
      <p>{t("asked", { asker: toAccountName(askedBy), time: full(askedAt, zone) })}</p>
      {note ? (
        <blockquote className="border-s-2 border-line ps-3">
          <bdi>{note}</bdi>
        </blockquote>
      ) : null}
      <p className="text-muted">{t("until", { alone: full(aloneFrom, zone), lapses: full(lapsesAt, zone) })}</p>
      {refusal ? (
        <p className="text-warn" data-testid="log-clear-refusal" data-code={refusal.code}>
          {t("refused", { time: full(refusal.at, zone) })}{" "}
          {refusal.code === "COUNT_DIFFERS" ? t("obstacle.COUNT_DIFFERS") : null}
        </p>
      ) : null}
    </>
  );
}

function NoUndo() {
  const t = useTranslations("reader.logClear");
  return (
    <p className="font-medium text-bad" data-testid="log-clear-no-undo">
      {t("noUndo")}
    </p>
  );
}

const WORDED = [
  "NOT_PROVED",
  "NOT_READ_WHOLE",
  "NOT_BACKED_UP",
  "EMPTY",
  "ALREADY_ASKED",
  "NOT_WAITING",
  "TOO_EARLY",
] as const;

/** Why it was not done, in the words of these pages where they have some. */
function LogClearFault({ fault }: { readonly fault: DeedFailure | undefined }) {
  const t = useTranslations("reader.logClear");
  const reason = WORDED.find((known) => known === fault?.details?.["reason"]);
  if (reason === undefined) return <DeedFault fault={fault} />;
  return (
    <p role="alert" className="text-bad" data-testid="deed-fault" data-reason={reason}>
      {t(`reason.${reason}`)}
    </p>
  );
}
