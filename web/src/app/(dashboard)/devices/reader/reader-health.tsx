"use client";

import { useLocale, useTranslations } from "next-intl";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { toFormats } from "../../../../lib/format.ts";
import { EmptyNotice } from "../../../../ui/empty-notice.tsx";
import { isMachine } from "../reader-rows.ts";
import { CompletenessCard } from "./completeness-card.tsx";
import { FactCard, FactList } from "./fact-card.tsx";
import { HeldRead } from "./held-read.tsx";
import { LogClearCard } from "./log-clear-card.tsx";
import { LiveCard } from "./live-card.tsx";
import { PushCard } from "./push-card.tsx";
import type { ReaderProps } from "./reader.ts";
import { seesSecurity } from "./reader-parts.ts";
import { SecurityCard } from "./security-card.tsx";
import { StateCard } from "./state-card.tsx";
import { ClockCard, StorageCard } from "./storage-card.tsx";

interface Props extends ReaderProps {
  /** Something was done: what is shown may be old. */
  readonly onDone: () => void;
}

/** How a reader is: what is wrong first, then what is proved of it, its room, its clock, its safety and what it is. */
export function ReaderHealth({ reader, zone, onDone }: Props) {
  const { role } = useFrame();
  if (!isMachine(reader)) return <NoMachine />;
  return (
    <div className="grid grid-cols-1 gap-4" data-testid="reader-health" data-condition={reader.condition}>
      <StateCard reader={reader} zone={zone} />
      {reader.heldRead ? <HeldRead id={reader.id} held={reader.heldRead} zone={zone} onDone={onDone} /> : null}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-4">
          <CompletenessCard reader={reader} zone={zone} />
          {reader.push ? <PushCard push={reader.push} zone={zone} /> : null}
          <StorageCard reader={reader} />
          {seesSecurity(role) ? <LogClearCard id={reader.id} zone={zone} onDone={onDone} /> : null}
        </div>
        <div className="grid grid-cols-1 gap-4">
          {reader.status === "ONLINE" && !reader.push ? <LiveCard reader={reader} zone={zone} /> : null}
          <ClockCard reader={reader} zone={zone} />
          {seesSecurity(role) ? <SecurityCard id={reader.id} /> : null}
          <IdentityCard reader={reader} zone={zone} />
        </div>
      </div>
    </div>
  );
}

function NoMachine() {
  const t = useTranslations("reader");
  return <EmptyNotice title={t("noMachineTitle")} text={t("noMachine")} />;
}

function IdentityCard({ reader, zone }: Pick<Props, "reader" | "zone">) {
  const t = useTranslations("reader.identity");
  const { full } = toFormats(useLocale());
  const { foundAddress: found } = reader;
  const toCode = (text: string | null) => (text ? <bdi dir="ltr">{text}</bdi> : null);
  return (
    <FactCard title={t("title")} testId="reader-identity">
      <FactList
        facts={[
          [t("serial"), toCode(reader.serialNumber) ?? t("untold")],
          [t("model"), toCode(reader.model)],
          [t("firmware"), toCode(reader.firmware)],
          [t("address"), toCode(reader.address)],
          [t("entered"), found && toCode(found.enteredAddress)],
          [t("found"), found && full(found.at, zone)],
          [t("transport"), reader.transport === "PUSH" ? t("calls") : toCode(reader.transport)],
          [
            t("mode"),
            reader.mode === "POLL" ? t("polled", { count: reader.pollSeconds ?? 0 }) : reader.mode ? t("stays") : null,
          ],
          [t("layout"), reader.recordLayout && reader.recordLayout !== "AUTO" ? toCode(reader.recordLayout) : null],
          [t("users"), reader.counts?.users],
          [t("unreadableUsers"), reader.unreadableUsers || null],
        ]}
      />
    </FactCard>
  );
}
