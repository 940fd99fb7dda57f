"use client";

import type { PresenceRowFragment, PresenceState } from "@biometricflow/sdk/generated/graphql";
import { useLocale, useTranslations } from "next-intl";
import { PersonCell } from "../../../attendance/day/person-cell.tsx";
import { useReaderNames } from "../../../attendance/use-reader-names.ts";
import { PRESENCE_LOOKS } from "../../../attendance/presence/presence-states.ts";
import { toFormats } from "../../../lib/format.ts";
import { findPlace, type KnownPlace, toPlaceName } from "../../../lib/places.ts";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import type { Board } from "./board.ts";
import { ShownOf } from "../../../ui/shown-of.tsx";

interface Props {
  readonly board: Board;
  readonly state: PresenceState;
  readonly places: readonly KnownPlace[];
  /** Shows more of them; undefined where no more can be shown. */
  readonly onMore: (() => void) | undefined;
}

/** The people of one state: since when, where, and why nobody can say. */
export function PresenceList({ board: { edges, totalCount }, state, places, onMore }: Props) {
  const t = useTranslations("presence");
  const toReader = useReaderNames();
  if (totalCount === 0)
    return <EmptyNotice title={t("empty.title")} text={t("empty.text", { state: t(`state.${state}`) })} />;
  return (
    <div className="card relative overflow-x-auto">
      <table className="w-full text-sm" data-testid="presence-list" data-total={totalCount}>
        <caption className="sr-only">{t(`state.${state}`)}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {(["person", "state", "since", "place", "department"] as const).map((column) => (
              <th key={column} scope="col" className="px-4 py-2 text-start font-medium max-sm:px-2 max-sm:nth-5:hidden">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node }, index) => (
            <Row key={node.person?.id || index} row={node} places={places} toReader={toReader} />
          ))}
        </tbody>
      </table>
      <ShownOf shown={edges.length} count={totalCount} onMore={onMore} />
    </div>
  );
}

interface RowProps {
  readonly row: PresenceRowFragment;
  readonly places: readonly KnownPlace[];
  readonly toReader: ReturnType<typeof useReaderNames>;
}

function Row({ row, places, toReader }: RowProps) {
  const t = useTranslations("presence");
  const { minute, full } = toFormats(useLocale());
  const place = findPlace(places, row.place?.id ?? null);
  const since = row.since ?? row.lastPunchAt;
  return (
    <tr className="border-b border-line last:border-0">
      <td className="px-4 py-2 font-medium max-sm:px-2">
        <PersonCell person={row.person} />
      </td>
      <td className="px-4 py-2 max-sm:px-2">
        <span className="flex flex-wrap items-center gap-1">
          <span className={`tag ${PRESENCE_LOOKS[row.state]}`}>{t(`state.${row.state}`)}</span>
          {row.cameLate ? <span className="tag bg-warn-soft text-warn">{t("cameLate")}</span> : null}
          {row.unknownBecause ? <span className="text-xs text-muted">{t(`doubt.${row.unknownBecause}`)}</span> : null}
        </span>
      </td>
      <td className="px-4 py-2 tabular-nums max-sm:px-2">
        {since ? (
          <time dateTime={since} title={full(since, place?.timeZone)}>
            <bdi>{minute(since, place?.timeZone)}</bdi>
          </time>
        ) : null}
        {!since && row.dueAt ? (
          <bdi className="text-muted">{t("dueAt", { time: minute(row.dueAt, place?.timeZone) })}</bdi>
        ) : null}
      </td>
      <td className="px-4 py-2 max-sm:px-2">
        <bdi>{row.place ? toPlaceName(places, row.place.id) : ""}</bdi>{" "}
        <bdi className="text-xs text-muted">{toReader(row.lastPunchDeviceId)}</bdi>
      </td>
      <td className="px-4 py-2 text-muted max-sm:hidden">
        <bdi>{row.person?.department?.name}</bdi>
      </td>
    </tr>
  );
}
