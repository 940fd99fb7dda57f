"use client";

import {
  type ReceiverFactsFragment,
  ReceiversDocument,
  UpdateReceiverDocument,
  type WebhookEvent,
} from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useDeed } from "../../../graphql/use-deed.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { MOST_RECEIVERS } from "./receiver-wait.ts";

const DIGEST: WebhookEvent = "DIGEST";

interface Props {
  readonly receiver: Pick<ReceiverFactsFragment, "id" | "name" | "events">;
  readonly onChanged: () => void;
}

/** Whether somebody who is told hears digests; who hears of nothing else keeps them, as a receiver of nothing is none. */
export function ReceiverDigests({ receiver: { id, name, events }, onChanged }: Props) {
  const t = useTranslations("alerts.receivers");
  const { run, isBusy, fault } = useDeed();
  const change = async (isChosen: boolean) => {
    // What somebody else chose since the page was read stays.
    const read = await run(ReceiversDocument, { first: MOST_RECEIVERS });
    const now = read?.webhooks?.edges.find(({ node }) => node.id === id)?.node;
    if (!now) return onChanged();
    const others = listOthers(now.events);
    const input = { id, events: isChosen ? [...others, DIGEST] : others };
    if (await run(UpdateReceiverDocument, { input })) onChanged();
  };
  return (
    <span className="flex flex-wrap items-center gap-2">
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          data-testid="receiver-hears-digests"
          aria-label={`${t("event.DIGEST")} (${name})`}
          checked={events.includes(DIGEST)}
          disabled={isBusy || listOthers(events).length === 0}
          onChange={({ target }) => void change(target.checked)}
        />
        {t("event.DIGEST")}
      </label>
      <DeedFault fault={fault} />
    </span>
  );
}

function listOthers(events: readonly WebhookEvent[]): WebhookEvent[] {
  return events.filter((event) => event !== DIGEST);
}
