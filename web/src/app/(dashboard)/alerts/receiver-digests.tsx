"use client";

import {
  type ReceiverFactsFragment,
  UpdateReceiverDocument,
  type WebhookEvent,
} from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useDeed } from "../../../graphql/use-deed.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";

const DIGEST: WebhookEvent = "DIGEST";

interface Props {
  readonly receiver: Pick<ReceiverFactsFragment, "id" | "events">;
  readonly onChanged: () => void;
}

/** Whether somebody who is told hears digests; who hears of nothing else keeps them, as a receiver of nothing is none. */
export function ReceiverDigests({ receiver: { id, events }, onChanged }: Props) {
  const t = useTranslations("alerts.receivers");
  const { run, isBusy, fault } = useDeed();
  const others = events.filter((event) => event !== DIGEST);
  const change = async (isChosen: boolean) => {
    const input = { id, events: isChosen ? [...others, DIGEST] : others };
    if (await run(UpdateReceiverDocument, { input })) onChanged();
  };
  return (
    <span className="flex flex-wrap items-center gap-2">
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          data-testid="receiver-digests"
          checked={events.includes(DIGEST)}
          disabled={isBusy || others.length === 0}
          onChange={({ target }) => void change(target.checked)}
        />
        {t("event.DIGEST")}
      </label>
      <DeedFault fault={fault} />
    </span>
  );
}
