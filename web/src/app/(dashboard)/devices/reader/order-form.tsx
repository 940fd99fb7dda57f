"use client";

import { AskPushReaderDocument, type PushOrderKind } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../../graphql/use-deed.ts";
import type { DateText } from "../../../../lib/zone.ts";
import { DateBox } from "../../../../ui/date-box.tsx";
import { DeedFault } from "../../../../ui/deed-fault.tsx";

const KINDS = [
  "LOG",
  "QUERY_PUNCHES",
  "SUM_PUNCHES",
  "QUERY_USERS",
  "INFO",
] as const satisfies readonly PushOrderKind[];
const OF_A_TIME: ReadonlySet<PushOrderKind> = new Set<PushOrderKind>(["QUERY_PUNCHES", "SUM_PUNCHES"]);

interface Props {
  readonly id: string;
  readonly onDone: () => void;
}

/** Tells a reader that pushes to do something. None of it changes the reader. */
export function OrderForm({ id, onDone }: Props) {
  const t = useTranslations("reader.orders");
  const deed = useDeed();
  const [order, setOrder] = useState<PushOrderKind>("LOG");
  const [from, setFrom] = useState<DateText | null>(null);
  const [to, setTo] = useState<DateText | null>(null);
  const isOfTime = OF_A_TIME.has(order);
  const isWhole = !isOfTime || (from !== null && to !== null);
  const ask = async () => {
    const span = isOfTime ? { from: `${from}T00:00:00`, to: `${to}T23:59:59` } : {};
    if ((await deed.run(AskPushReaderDocument, { input: { deviceId: id, order, ...span } })) !== undefined) onDone();
  };
  return (
    <form
      className="card flex flex-wrap items-center gap-2 p-3"
      data-testid="order-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) void ask();
      }}
    >
      <select
        className="field min-h-9 max-w-full"
        aria-label={t("column.what")}
        value={order}
        onChange={({ target }) => setOrder(KINDS.find((kind) => kind === target.value) ?? "LOG")}
      >
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kind.${kind}`)}
          </option>
        ))}
      </select>
      {isOfTime ? (
        <span className="flex items-center gap-1.5 text-sm text-muted">
          <DateBox name={t("from")} testId="order-from" value={from} onChange={setFrom} />
          <span aria-hidden>–</span>
          <DateBox name={t("to")} testId="order-to" value={to} onChange={setTo} />
        </span>
      ) : null}
      <button type="submit" className="button button-primary" disabled={!isWhole || deed.isBusy}>
        {t("do")}
      </button>
      <DeedFault fault={deed.fault} />
    </form>
  );
}
