"use client";

import type { PunchRowFragment } from "@biometricflow/sdk/generated/graphql";
import type { Failure } from "@biometricflow/sdk/result";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { TrafficState } from "../../../demo/traffic-state.ts";
import { usePlaceScope } from "../../../frame/use-place-scope.ts";
import { type AbsentPlace, type PlaceScope, toAbsentIds } from "../../../lib/places.ts";
import { EmptyNotice } from "../../../ui/empty-notice.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { FingerTimes } from "../../../ui/finger-times.tsx";
import { PageFrame } from "../../../ui/page-frame.tsx";
import { HeldButton } from "./held-button.tsx";
import { LiveAnnouncer } from "./live-announcer.tsx";
import { LiveItems } from "./live-rows.tsx";
import { LivePill } from "./live-pill.tsx";
import { toSource } from "./live-source.ts";
import { toLostPlaces, withSilent } from "./lost-places.ts";
import { MinuteBars } from "./minute-bars.tsx";
import { PauseButton } from "./pause-button.tsx";
import { TrafficSwitch } from "./traffic-switch.tsx";
import { useFingerTimes } from "./use-finger-times.ts";
import { useLiveList } from "./use-live-list.ts";
import { useScrolledAway } from "./use-scrolled-away.ts";

interface Props {
  /** The places that are followed, and those to choose from. */
  readonly scope: PlaceScope;
  /** The traffic of the demo; undefined in an organisation that is none. */
  readonly traffic: TrafficState | undefined;
  readonly initial: readonly PunchRowFragment[];
  /** Places that are missing from the first page. */
  readonly initialAbsent: readonly AbsentPlace[];
  /** Why the first page could not be read; the stream may still work. */
  readonly initialFailure: Failure | undefined;
  /** Whether it hangs on a wall. */
  readonly isScreen: boolean;
}

/** The feed: fingers as they come, and on every hole its line. */
export function LiveFeed({ scope, traffic, initial, initialAbsent, initialFailure, isScreen }: Props) {
  const t = useTranslations("live");
  const { asked, ids } = scope;
  const { list, state, failure, setHeld } = useLiveList({ source: toSource(isScreen), placeIds: ids, initial });
  useFingerTimes(list, isScreen ? [] : asked);
  const [isPaused, setPaused] = useState(false);
  const isScrolledAway = useScrolledAway();
  const isHeld = isPaused || isScrolledAway;
  const arrived = list.held.filter(({ kind }) => kind === "punch").length;
  const lost = toLostPlaces(state, {
    absent: toAbsentIds(initialAbsent),
    asked: asked.map(({ id }) => id),
    hasFailed: initialFailure !== undefined,
  });
  const live = usePlaceScope(scope, {
    absent: lost.map((place) => initialAbsent.find((known) => known.place === place) ?? toLost(place)),
  });
  useEffect(() => setHeld(isHeld), [isHeld, setHeld]);
  const showHeld = () => {
    setPaused(false);
    window.scrollTo({ top: 0 });
  };

  return (
    <PageFrame
      title={t("title")}
      badge={<LivePill state={withSilent(state, toAbsentIds(live.absent))} isPaused={isPaused} places={asked} />}
      actions={
        <>
          <MinuteBars items={list.items} isPartial={live.absent.length > 0} />
          <PauseButton isPaused={isPaused} onToggle={setPaused} />
        </>
      }
      scope={live}
      filters={traffic ? <TrafficSwitch traffic={traffic} /> : null}
    >
      <StreamEnd failure={failure} />
      {isScreen ? null : <FingerTimes isMeasuring />}
      {arrived > 0 ? <HeldButton count={arrived} onShow={showHeld} /> : null}
      {list.items.length === 0 ? (
        <NothingYet failure={initialFailure} isWhole={state.kind === "live"} />
      ) : (
        <LiveItems items={list.items} places={asked} />
      )}
      <LiveAnnouncer list={list} />
    </PageFrame>
  );
}

/** Why the stream ended, where it did. */
function StreamEnd({ failure }: { readonly failure: Failure | undefined }) {
  if (failure === undefined) return null;
  return (
    <div className="mb-4">
      <FailureNotice failure={failure} onRetry={() => window.location.reload()} />
    </div>
  );
}

/** A place that the stream lost: the frame knows since when. */
function toLost(place: string): AbsentPlace {
  return { place, code: "PLACE_UNREACHABLE", asOf: null };
}

/** No rows: nothing was punched only when every place says so. */
function NothingYet({ failure, isWhole }: { readonly failure: Failure | undefined; readonly isWhole: boolean }) {
  const t = useTranslations("live.empty");
  if (failure) return <FailureNotice failure={failure} />;
  return isWhole ? <EmptyNotice title={t("title")} text={t("text")} /> : null;
}
