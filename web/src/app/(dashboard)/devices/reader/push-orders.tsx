"use client";

import { ScrollArea } from "../../../../ui/scroll-area.tsx";
import { PushOrdersDocument, type PushOrdersQuery } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useLocale, useTranslations } from "next-intl";
import { useFrame } from "../../../../frame/frame-context.tsx";
import { toFailure } from "../../../../graphql/apollo-client.ts";
import { toFormats } from "../../../../lib/format.ts";
import { FailureNotice } from "../../../../ui/failure-notice.tsx";
import { OrderForm } from "./order-form.tsx";
import { mayOperate } from "./reader-parts.ts";

const EVERY_MS = 5_000;

type Order = NonNullable<NonNullable<PushOrdersQuery["device"]>["push"]>["orders"][number];

interface Props {
  readonly id: string;
  readonly zone: string | null;
}

/** What a reader that pushes was told to do, and what became of it; and how to tell it more. */
export function PushOrders({ id, zone }: Props) {
  const t = useTranslations("reader.orders");
  const { role } = useFrame();
  const { data, error, refetch } = useQuery(PushOrdersDocument, {
    variables: { id },
    fetchPolicy: "cache-and-network",
    pollInterval: EVERY_MS,
  });
  const orders = data?.device?.push?.orders;
  if (error && !orders) return <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} />;
  return (
    <div className="grid grid-cols-1 gap-4" data-testid="push-orders">
      <p className="text-sm text-muted">{t("about")}</p>
      {mayOperate(role) ? <OrderForm id={id} onDone={() => void refetch()} /> : null}
      <ScrollArea name={t("about")}>
        <table className="w-full text-sm">
          <caption className="sr-only">{t("about")}</caption>
          <thead>
            <tr className="border-b border-line text-xs text-muted">
              {(["what", "state", "asked", "ended"] as const).map((column) => (
                <th key={column} scope="col" className="px-4 py-2 text-start font-medium">
                  {t(`column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {orders?.map((order) => (
              <OneOrder key={order.id} order={order} zone={zone} />
            ))}
            {orders?.length === 0 ? (
              <tr>
                <td colSpan={4} className="px-4 py-6 text-muted">
                  {t("none")}
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </ScrollArea>
    </div>
  );
}

const TONES = {
  QUEUED: "bg-info-soft text-info",
  DELIVERED: "bg-info-soft text-info",
  DONE: "bg-good-soft text-good",
  FAILED: "bg-bad-soft text-bad",
  EXPIRED: "bg-bad-soft text-bad",
  CANCELLED: "bg-sunken text-muted",
} as const;

function OneOrder({ order, zone }: { readonly order: Order; readonly zone: string | null }) {
  const t = useTranslations("reader.orders");
  const { full, count } = toFormats(useLocale());
  const { kind, from, to, state, createdAt, endedAt, returnCode, sum } = order;
  const local = (time: string) => full(`${time}Z`, "UTC"); // its own clock, whatever the zone
  return (
    <tr className="border-b border-line align-top last:border-0" data-state={state} data-kind={kind}>
      <th scope="row" className="px-4 py-2 text-start font-medium">
        {t(`kind.${kind}`)}
        {from && to ? (
          <p className="text-xs font-normal text-muted">
            <bdi>{local(from)}</bdi> – <bdi>{local(to)}</bdi>
          </p>
        ) : null}
      </th>
      <td className="px-4 py-2">
        <span className={`tag ${TONES[state]}`}>{t(`state.${state}`)}</span>
        {sum === null ? null : <p className="text-xs text-muted">{t("sum", { count: count(sum) })}</p>}
        {state === "FAILED" && returnCode !== null ? (
          <p className="text-xs text-bad">{t("code", { code: returnCode })}</p>
        ) : null}
      </td>
      <td className="px-4 py-2 text-muted">
        <bdi>{full(createdAt, zone)}</bdi>
      </td>
      <td className="px-4 py-2 text-muted">{endedAt ? <bdi>{full(endedAt, zone)}</bdi> : "–"}</td>
    </tr>
  );
}
