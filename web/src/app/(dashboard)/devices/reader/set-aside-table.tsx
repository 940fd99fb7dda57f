"use client";

import type { SetAsideRowsQuery } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { toFormats } from "../../../../lib/format.ts";
import { ScrollArea } from "../../../../ui/scroll-area.tsx";
import { ShownOf } from "../../../../ui/shown-of.tsx";

type Rows = NonNullable<NonNullable<SetAsideRowsQuery["device"]>["setAsideRows"]>["edges"];
type Row = Rows[number]["node"];

interface Props {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly zone: string | null;
  /** Undefined where the viewer may release nothing. */
  readonly chosen: ReadonlySet<string> | undefined;
  readonly onChoose: (ids: ReadonlySet<string>) => void;
  readonly onMore: (() => void) | undefined;
}

/** Rows that are kept and are no punches, those that came last first. */
export function SetAsideTable({ rows, total, zone, chosen, onChoose, onMore }: Props) {
  const t = useTranslations("reader.aside");
  const releasable = rows.filter(({ isReleasable }) => isReleasable).map(({ id }) => id);
  const hasAll = releasable.length > 0 && releasable.every((id) => chosen?.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <ScrollArea name={t("about")}>
      <table className="w-full text-sm" data-testid="aside-rows" data-total={total}>
        <caption className="sr-only">{t("about")}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {chosen ? (
              <th scope="col" className="w-px py-2 ps-4">
                <input
                  type="checkbox"
                  className="size-4 align-middle accent-accent"
                  aria-label={t("all")}
                  checked={hasAll}
                  disabled={releasable.length === 0}
                  onChange={() => onChoose(hasAll ? new Set() : new Set(releasable))}
                />
              </th>
            ) : null}
            {(["person", "time", "reason"] as const).map((column) => (
              <th key={column} scope="col" className="px-4 py-2 text-start font-medium">
                {t(`column.${column}`)}
              </th>
            ))}
            <th scope="col" className="px-4 py-2 text-start font-medium max-md:hidden">
              {t("column.came")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <OneRow key={row.id} row={row} zone={zone} isChosen={chosen?.has(row.id)} onToggle={() => toggle(row.id)} />
          ))}
        </tbody>
      </table>
      <ShownOf shown={rows.length} count={total} onMore={onMore} />
    </ScrollArea>
  );
}

interface RowProps {
  readonly row: Row;
  readonly zone: string | null;
  /** Undefined where nothing can be chosen. */
  readonly isChosen: boolean | undefined;
  readonly onToggle: () => void;
}

function OneRow({ row, zone, isChosen, onToggle }: RowProps) {
  const t = useTranslations("reader.aside");
  const tChannel = useTranslations("channel");
  const { full } = toFormats(useLocale());
  const { pin, user, localTime, at, reason, isReleasable, channel, receivedAt, copies } = row;
  const time = at ? full(at, zone) : localTime.replace("T", " ");
  return (
    <tr className="border-b border-line align-top last:border-0" data-reason={reason}>
      {isChosen === undefined ? null : (
        <td className="py-2 ps-4">
          {isReleasable ? (
            <input
              type="checkbox"
              className="size-4 align-middle accent-accent"
              aria-label={t("choose", { pin, time })}
              checked={isChosen}
              onChange={onToggle}
            />
          ) : null}
        </td>
      )}
      <th scope="row" className="px-4 py-2 text-start font-medium">
        {user?.name ? (
          <>
            <bdi>{user.name}</bdi>{" "}
          </>
        ) : null}
        <bdi dir="ltr" className="text-xs font-normal text-muted">
          {pin}
        </bdi>
      </th>
      <td className="px-4 py-2 tabular-nums">
        <bdi>{time}</bdi>
        {copies > 1 ? <span className="text-xs text-muted"> {t("copies", { count: copies })}</span> : null}
      </td>
      <td className="px-4 py-2">
        {t(`reason.${reason}`)}
        <p className="text-xs text-muted">{t(`why.${reason}`)}</p>
      </td>
      <td className="px-4 py-2 text-muted max-md:hidden">
        {tChannel(channel)} · <bdi>{full(receivedAt, zone)}</bdi>
      </td>
    </tr>
  );
}
