"use client";

import type { Failure } from "@biometricflow/sdk/result";
import { useLocale, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useFrame } from "../../../frame/frame-context.tsx";
import { usePlaceScope } from "../../../frame/use-place-scope.ts";
import { localZone, toFormats } from "../../../lib/format.ts";
import { type AbsentPlace, type PlaceScope, toFilterZone } from "../../../lib/places.ts";
import { toDate } from "../../../lib/zone.ts";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { FingerTimes } from "../../../ui/finger-times.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { AddLink } from "./add-link.tsx";
import { AutoRefresh } from "./auto-refresh.tsx";
import { listParams, listSearch } from "./devices-search.ts";
import { Newcomers } from "./newcomers.tsx";
import { mayOperate } from "./reader/reader-parts.ts";
import { ReaderFilters } from "./reader-filters.tsx";
import { isWanted, listKnown, type PlaceRow, type ReaderList } from "./reader-rows.ts";
import { ReaderTable } from "./reader-table.tsx";
import { TrustLine } from "./trust-line.tsx";
import { FRESH_EVERY_MS } from "./reader/use-fresh.ts";
import { useDayVerdicts } from "./use-day-verdicts.ts";
import { useOutdated } from "./use-outdated.ts";

interface Props {
  readonly scope: PlaceScope;
  readonly list: ReaderList;
  /** Places that the list lacks. */
  readonly absent: readonly AbsentPlace[];
  /** Why there is no list at all. */
  readonly failure: Failure | undefined;
  /** When the list was read, RFC 3339. */
  readonly asOf: string;
  /** The ids of the readers at which the demo may let somebody punch. */
  readonly simulated: readonly string[];
}

/** Every reader in one table, trouble first: as they were read, of the places that answer now. */
export function DevicesView({ scope, list, absent, failure, asOf, simulated }: Props) {
  const t = useTranslations("devices");
  const { refresh, role } = useFrame();
  const live = usePlaceScope(scope, { absent, reread: () => void refresh() });
  const [{ state, search }, setSearch] = useQueryStates(listSearch, { history: "push" });
  const days = useDayVerdicts(
    scope.ids?.join() ?? "",
    toDate(Date.parse(asOf), toFilterZone(scope.ids ?? [], scope.known)),
  );
  const isOutdated = useOutdated(asOf, FRESH_EVERY_MS);
  const known = listKnown(list.rows, live.absent);
  const isEmpty = ({ id }: PlaceRow) =>
    !list.rows.some(({ place }) => place.id === id) && !live.absent.some(({ place }) => place === id);
  const wanted = known.filter((row) => isWanted(row, { condition: state, search }));
  return (
    <PageFrame
      title={t("title")}
      status={failure ? null : <TrustLine list={list} known={known} absent={live.absent} asOf={asOf} />}
      actions={
        <>
          {mayOperate(role) ? <AddLink /> : null}
          <AutoRefresh />
        </>
      }
      scope={live}
      params={listParams}
      filters={failure ? null : <ReaderFilters rows={known} chosen={{ state, search }} onChange={setSearch} />}
    >
      {isOutdated && !failure ? <Outdated asOf={asOf} /> : null}
      {mayOperate(role) && !failure ? <Newcomers list={list} onDone={() => void refresh()} /> : null}
      {failure ? (
        <FailureNotice failure={failure} />
      ) : (
        <ReaderTable
          rows={wanted}
          days={days}
          places={list.places}
          absent={live.absent}
          empty={list.places.filter(isEmpty)}
          isOutdated={isOutdated}
          isNarrowed={wanted.length < known.length}
          onWiden={() => void setSearch({ state: null, search: null })}
          simulated={simulated}
        />
      )}
      <FingerTimes />
    </PageFrame>
  );
}

/** What checks the readers for the page is away itself. */
function Outdated({ asOf }: Pick<Props, "asOf">) {
  const t = useTranslations("devices");
  const { full } = toFormats(useLocale());
  return (
    <output className="strip bg-sunken text-muted" data-testid="outdated">
      {t("outdated", { time: full(asOf, localZone()) })}
    </output>
  );
}
