"use client";

import { ScrollArea } from "../../../ui/scroll-area.tsx";
import { useTranslations } from "next-intl";
import type { AbsentPlace } from "../../../lib/places.ts";
import { EmptyPlace, NoneWanted, SilentPlace } from "./place-lines.tsx";
import { COLUMN_NAMES, COLUMNS } from "./reader-columns.ts";
import { ReaderLine } from "./reader-line.tsx";
import { type DaysRead, toDaysOf } from "./reader-days-read.ts";
import type { PlaceRow, ReaderRow } from "./reader-rows.ts";

interface Props {
  readonly rows: readonly ReaderRow[];
  readonly places: readonly PlaceRow[];
  readonly days: DaysRead;
  /** Places that do not answer: their readers are unknown, not none. */
  readonly absent: readonly AbsentPlace[];
  /** Places that answer and have no readers. */
  readonly empty: readonly PlaceRow[];
  /** Whether the list was not renewed in time. */
  readonly isOutdated: boolean;
  /** Whether filters leave readers out. */
  readonly isNarrowed: boolean;
  readonly onWiden: () => void;
  /** The ids of the readers at which the demo may let somebody punch. */
  readonly simulated: readonly string[];
}

/** One line for each reader; places that do not answer say so before all, and those without readers after. */
export function ReaderTable(props: Props) {
  const { rows, days, places, absent, empty, isOutdated, isNarrowed, onWiden, simulated } = props;
  const t = useTranslations("devices");
  const toLine = (absence: AbsentPlace) => {
    const place = places.find(({ id }) => id === absence.place);
    return place ? <SilentPlace key={place.id} place={place} absence={absence} /> : null;
  };
  return (
    <ScrollArea name={t("title")}>
      <table className="w-full text-sm" data-testid="readers" data-total={rows.length} data-outdated={isOutdated}>
        <caption className="sr-only">{t("title")}</caption>
        <Head />
        <tbody>
          {absent.map(toLine)}
          {rows.map((row) => (
            <ReaderLine
              key={row.device.id}
              row={row}
              days={toDaysOf(days, row.device.id)}
              isOutdated={isOutdated}
              isSimulated={simulated.includes(row.device.id)}
            />
          ))}
          {isNarrowed && rows.length === 0 ? <NoneWanted onWiden={onWiden} /> : null}
          {isNarrowed ? null : empty.map((place) => <EmptyPlace key={place.id} place={place} />)}
        </tbody>
      </table>
    </ScrollArea>
  );
}

const HEAD = "px-3 py-2 text-start font-medium first:ps-4 last:pe-4";

function Head() {
  const t = useTranslations("devices.column");
  return (
    <thead className="max-md:sr-only">
      <tr className="border-b border-line text-xs text-muted">
        <th scope="col" className={HEAD}>
          {t("reader")}
        </th>
        <th scope="col" className={HEAD}>
          {t("state")}
        </th>
        {COLUMN_NAMES.map((column) => (
          <th key={column} scope="col" className={`${HEAD} ${COLUMNS[column]}`}>
            {t(column)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
