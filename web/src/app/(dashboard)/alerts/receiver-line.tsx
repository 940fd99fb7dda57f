"use client";

import {
  type ReceiverFactsFragment,
  RemoveReceiverDocument,
  TestReceiverDocument,
  UpdateReceiverDocument,
} from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useDeed } from "../../../graphql/use-deed.ts";
import { localZone, toFormats } from "../../../lib/format.ts";
import { type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { RelativeTime } from "../../../ui/relative-time.tsx";
import { ReceiverDigests } from "./receiver-digests.tsx";
import { toShownAddress } from "./receiver-draft.ts";

interface Props {
  readonly receiver: ReceiverFactsFragment;
  readonly places: readonly KnownPlace[];
  readonly onChanged: () => void;
}

/** Somebody who is told: by what way, of which places, and what came of the last message. */
export function ReceiverLine({ receiver, places, onChanged }: Props) {
  const t = useTranslations("alerts.receivers");
  const { name, origin, format, isEnabled, leftOut } = receiver;
  return (
    <li className="grid gap-2 px-4 py-3 text-sm" data-testid="receiver" data-name={name} data-enabled={isEnabled}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="grow basis-56">
          <bdi className="font-medium wrap-anywhere">{name}</bdi>{" "}
          {isEnabled ? null : <span className="tag bg-sunken text-muted">{t("off")}</span>}
          <span className="block text-muted">
            {t(`format.${format}`)} ·{" "}
            <bdi dir="ltr" className="wrap-anywhere">
              {toShownAddress(origin)}
            </bdi>
          </span>
        </span>
        <Told receiver={receiver} places={places} />
        <LastMessage receiver={receiver} />
        <ReceiverDigests receiver={receiver} onChanged={onChanged} />
        <Deeds receiver={receiver} onChanged={onChanged} />
      </div>
      {leftOut > 0 ? <p className="strip bg-warn-soft text-warn">{t("leftOut", { count: leftOut })}</p> : null}
    </li>
  );
}

function Told({ receiver: { places: ids, events, statuses }, places }: Pick<Props, "receiver" | "places">) {
  const t = useTranslations("alerts.receivers");
  const { list } = toFormats(useLocale());
  return (
    <span className="grow basis-48">
      {list(events.map((event) => t(`event.${event}`)))}
      {statuses.length === 0 ? null : ` (${list(statuses.map((status) => t(`status.${status}`)))})`}
      <span className="block text-muted">
        <bdi>{ids.includes("*") ? t("everyPlace") : list(ids.map((id) => toPlaceName(places, id)))}</bdi>
      </span>
    </span>
  );
}

const LOOKS = {
  WAITING: "bg-warn-soft text-warn",
  DELIVERED: "bg-good-soft text-good",
  FAILED: "bg-bad-soft text-bad",
};

function LastMessage({ receiver: { deliveries } }: Pick<Props, "receiver">) {
  const t = useTranslations("alerts.receivers");
  const last = deliveries.edges[0]?.node;
  if (!last) return <span className="grow basis-56 text-muted">{t("nothing")}</span>;
  const { state, fault, statusCode, lastAttemptAt, createdAt } = last;
  return (
    <span className="grow basis-56" data-testid="receiver-last" data-state={state} data-fault={fault ?? ""}>
      <span className={`tag ${LOOKS[state]}`}>{t(`state.${state}`)}</span>{" "}
      <span className="text-muted">
        <RelativeTime instant={lastAttemptAt ?? createdAt} zone={localZone()} />
      </span>
      {fault ? <span className="block text-muted">{t(`why.${fault}`, { status: statusCode ?? 0 })}</span> : null}
    </span>
  );
}

function Deeds({ receiver: { id, isEnabled }, onChanged }: Pick<Props, "receiver" | "onChanged">) {
  const t = useTranslations("alerts.receivers");
  const [isAsked, setAsked] = useState(false);
  const deed = useDeed();
  const { run, isBusy } = deed;
  const test = async () => {
    if (await run(TestReceiverDocument, { input: { id } })) onChanged();
  };
  const toggle = async () => {
    if (await run(UpdateReceiverDocument, { input: { id, isEnabled: !isEnabled } })) onChanged();
  };
  const remove = async () => {
    if (await run(RemoveReceiverDocument, { input: { id } })) onChanged();
  };
  const button = "button min-h-8 py-1";
  return (
    <span className="flex flex-wrap items-center gap-2">
      {isEnabled ? (
        <button
          type="button"
          className={button}
          disabled={isBusy}
          data-testid="receiver-test"
          onClick={() => void test()}
        >
          {t("test")}
        </button>
      ) : null}
      <button type="button" className={button} disabled={isBusy} onClick={() => void toggle()}>
        {t(isEnabled ? "switchOff" : "switchOn")}
      </button>
      <button
        type="button"
        className={button}
        disabled={isBusy}
        data-testid="receiver-remove"
        onClick={() => (isAsked ? void remove() : setAsked(true))}
      >
        {t(isAsked ? "removeNow" : "remove")}
      </button>
      <DeedFault fault={deed.fault} />
    </span>
  );
}
