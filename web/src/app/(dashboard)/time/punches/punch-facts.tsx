"use client";

import type { PunchDetailQuery } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { toFormats, toLagSeconds } from "../../../../lib/format.ts";
import { PersonName, StateTag, VerifyIcon } from "../../../../ui/punch-words.tsx";

type Punch = NonNullable<PunchDetailQuery["punch"]>;

/** Everything the ledger says about one punch, as the reader wrote it and as it was understood. */
export function PunchFacts({ punch }: { readonly punch: Punch }) {
  return (
    <>
      <PunchHeading punch={punch} />
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 text-sm">
        <PlaceFacts punch={punch} />
        <TimeFacts punch={punch} />
        <RowFacts punch={punch} />
      </dl>
    </>
  );
}

function PunchHeading({ punch }: { readonly punch: Punch }) {
  const formats = toFormats(useLocale());
  return (
    <div className="mb-5 flex items-center gap-3">
      <VerifyIcon mode={punch.verifyMode} />
      <div className="min-w-0 grow">
        <p className="one-line text-lg font-semibold">
          <PersonName punch={punch} />
        </p>
        <p className="text-sm text-muted tabular-nums">
          <bdi>{punch.at ? formats.full(punch.at, punch.place?.timeZone) : "–"}</bdi>
        </p>
      </div>
      <StateTag state={punch.state} />
    </div>
  );
}

function PlaceFacts({ punch }: { readonly punch: Punch }) {
  const t = useTranslations("punches.fact");
  return (
    <>
      <Fact name={t("place")}>
        {punch.place?.name} <span className="text-muted">{punch.place?.location}</span>
      </Fact>
      <Fact name={t("device")}>
        {punch.device?.name} <span className="text-muted">{punch.device?.model}</span>
      </Fact>
      <Fact name={t("serial")} isCode>
        {punch.device?.serialNumber}
      </Fact>
      <Fact name={t("pin")} isCode>
        {punch.pin}
      </Fact>
    </>
  );
}

function TimeFacts({ punch }: { readonly punch: Punch }) {
  const t = useTranslations("punches.fact");
  const { duration } = toFormats(useLocale());
  const lag = toLagSeconds(punch);
  return (
    <>
      <Fact name={t("localTime")} isCode>
        {punch.localTime?.replace("T", " ")}
      </Fact>
      {punch.moved ? (
        <Fact name={t("moved")} isCode>
          {punch.moved.localTime.replace("T", " ")}
        </Fact>
      ) : null}
      <Fact name={t("instant")} isCode>
        {punch.at}
      </Fact>
      <Fact name={t("received")} isCode>
        {punch.receivedAt}
      </Fact>
      <Fact name={t("lag")}>{lag === undefined ? null : duration(lag)}</Fact>
      <Fact name={t("late")}>{punch.late ? t("yes") : t("no")}</Fact>
    </>
  );
}

function RowFacts({ punch }: { readonly punch: Punch }) {
  const t = useTranslations("punches.fact");
  const tMode = useTranslations("verifyMode");
  const tChannel = useTranslations("channel");
  return (
    <>
      <Fact name={t("mode")}>
        {tMode(punch.verifyMode ?? "OTHER")} <code className="text-muted">{punch.verifyCode}</code>
      </Fact>
      <Fact name={t("stateCode")} isCode>
        {punch.stateCode}
      </Fact>
      <Fact name={t("channel")}>{punch.channel ? tChannel(punch.channel) : null}</Fact>
      <Fact name={t("copies")} isCode>
        {punch.copies}
      </Fact>
      <Fact name={t("id")} isCode>
        {punch.id}
      </Fact>
    </>
  );
}

interface FactProps {
  readonly name: string;
  /** Left to right whatever the language: ids, serials, instants. */
  readonly isCode?: boolean;
  readonly children: ReactNode;
}

function Fact({ name, isCode = false, children }: FactProps) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className={isCode ? "font-mono text-[0.8125rem] break-all" : undefined}>
        <bdi dir={isCode ? "ltr" : undefined}>{children ?? "–"}</bdi>
      </dd>
    </>
  );
}
