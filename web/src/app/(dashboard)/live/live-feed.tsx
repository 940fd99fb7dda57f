"use client";

import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { Failure } from "@biometricflow/sdk/result";
import { ArrowUp, Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { TrafficState } from "../../../demo/traffic-state.ts";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { type AbsentPlace, type KnownPlace, PartialStrip } from "../../../ui/partial-strip.tsx";
import { PlaceFilter } from "../../../ui/place-filter.tsx";
import { LiveAnnouncer } from "./live-announcer.tsx";
import { LiveLine } from "./live-line.tsx";
import { MAX_ROWS } from "./live-list.ts";
import { LivePill } from "./live-pill.tsx";
import { LiveRow } from "./live-row.tsx";
import { toLostPlaces } from "./lost-places.ts";
import { MinuteBars } from "./minute-bars.tsx";
import { TrafficSwitch } from "./traffic-switch.tsx";
import { useLiveList } from "./use-live-list.ts";
import { useScrolledAway } from "./use-scrolled-away.ts";

interface Props {
  /** The places that are followed. */
  readonly places: readonly KnownPlace[];
  /** The places to choose from. */
  readonly allPlaces: readonly KnownPlace[];
  readonly placeIds: readonly string[] | undefined;
  /** The traffic of the demo; undefined in an organisation that is none. */
  readonly traffic: TrafficState | undefined;
  readonly initial: readonly PunchRowFragment[];
  /** Places that are missing from the first page. */
  readonly initialAbsent: readonly AbsentPlace[];
  /** Why the first page could not be read; the stream may still work. */
  readonly initialFailure: Failure | undefined;
}

/** The feed: fingers as they come, and on every hole its line. */
export function LiveFeed(props: Props) {
  const { places, allPlaces, placeIds, traffic, initial, initialAbsent, initialFailure } = props;
  const t = useTranslations("live");
  const { list, state, failure, setHeld } = useLiveList({ placeIds, initial });
  const [isPaused, setPaused] = useState(false);
  const isScrolledAway = useScrolledAway();
  const isHeld = isPaused || isScrolledAway;
  const isMixed = new Set(places.map(({ timeZone }) => timeZone)).size > 1;
  const arrived = list.held.filter(({ kind }) => kind === "punch").length;

  const lost = toLostPlaces(state, {
    absent: initialAbsent.map(({ place }) => place),
    asked: places.map(({ id }) => id),
    hasFailed: initialFailure !== undefined,
  });

  useEffect(() => setHeld(isHeld), [isHeld, setHeld]);
  useTogglePauseKey(setPaused);

  const showHeld = () => {
    setPaused(false);
    window.scrollTo({ top: 0 });
  };

  return (
    <>
      <PageHeader title={t("title")} status={<LivePill state={state} isPaused={isPaused} places={places} />}>
        <MinuteBars items={list.items} isPartial={lost.length > 0} />
        <button
          type="button"
          className="button"
          aria-pressed={isPaused}
          data-testid="live-pause"
          onClick={() => setPaused((paused) => !paused)}
        >
          {isPaused ? (
            <Play aria-hidden className="size-4 rtl:-scale-x-100" />
          ) : (
            <Pause aria-hidden className="size-4" />
          )}
          {isPaused ? t("resume") : t("pause")}
        </button>
      </PageHeader>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-5 gap-y-2">
        <PlaceFilter places={allPlaces} absent={lost} />
        {traffic ? <TrafficSwitch traffic={traffic} /> : null}
      </div>
      <PartialStrip absent={initialAbsent.filter(({ place }) => lost.includes(place))} places={places} />
      {failure ? (
        <div className="mb-4">
          <FailureNotice failure={failure} onRetry={() => window.location.reload()} />
        </div>
      ) : null}
      {arrived > 0 ? <HeldButton count={arrived} onShow={showHeld} /> : null}
      {list.items.length === 0 ? (
        <NothingYet failure={initialFailure} isWhole={state.kind === "live"} />
      ) : (
        <ol className="card overflow-clip" data-testid="live-feed" data-rows={list.items.length}>
          {list.items.map((item) =>
            item.kind === "punch" ? (
              <LiveRow key={item.id} item={item} isMixed={isMixed} />
            ) : (
              <LiveLine key={item.id} item={item} places={places} />
            ),
          )}
        </ol>
      )}
      <LiveAnnouncer list={list} />
    </>
  );
}

/** No rows: nothing was punched only when every place says so. */
function NothingYet({ failure, isWhole }: { readonly failure: Failure | undefined; readonly isWhole: boolean }) {
  const t = useTranslations("live.empty");
  if (failure) return <FailureNotice failure={failure} />;
  return isWhole ? <EmptyNotice title={t("title")} text={t("text")} /> : null;
}

function HeldButton({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  const t = useTranslations("live");
  return (
    <div className="pointer-events-none sticky top-3 z-20 flex h-0 justify-center">
      <button
        type="button"
        className="button button-primary pointer-events-auto h-9 rounded-full shadow-lg"
        data-testid="live-new"
        data-count={count}
        onClick={onShow}
      >
        <ArrowUp aria-hidden className="size-4" />
        {count >= MAX_ROWS ? <bdi dir="ltr">≥ </bdi> : null}
        {t("newRows", { count })}
      </button>
    </div>
  );
}

/** L pauses and resumes, except while somebody types. */
function useTogglePauseKey(setPaused: (toggle: (paused: boolean) => boolean) => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "l" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select")) return;
      setPaused((paused) => !paused);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [setPaused]);
}
