"use client";

import { PushNewcomersDocument } from "@biometricflow/sdk/generated/graphql";
import { useQuery } from "@apollo/client/react";
import { useTranslations } from "next-intl";
import { toPlaceName } from "../../../lib/places.ts";
import { NewcomerLine } from "./newcomer-line.tsx";
import type { ReaderList } from "./reader-rows.ts";

const EVERY_MS = 15_000;

interface Props {
  readonly list: ReaderList;
  /** Somebody was approved or dismissed: the readers may be others. */
  readonly onDone: () => void;
}

/** Who calls the push ports of the places and waits to be approved; nothing while nobody does. */
export function Newcomers({ list: { places, rows }, onDone }: Props) {
  const t = useTranslations("newcomers");
  const { data, refetch } = useQuery(PushNewcomersDocument, {
    fetchPolicy: "cache-and-network",
    pollInterval: EVERY_MS,
    errorPolicy: "all",
  });
  const shown = new Set(places.map(({ id }) => id));
  const waiting = (data?.places ?? []).filter(({ id }) => shown.has(id));
  const count = waiting.reduce((sum, { pushNewcomers }) => sum + (pushNewcomers?.length ?? 0), 0);
  if (count === 0) return null;
  const finish = () => {
    void refetch();
    onDone();
  };
  return (
    <section className="card mb-4 border-info" data-testid="newcomers" data-count={count} aria-label={t("title")}>
      <h2 className="px-4 pt-3 font-semibold">{t("title")}</h2>
      <p className="px-4 pb-2 text-sm text-muted">{t("about")}</p>
      <ul>
        {waiting.flatMap(({ id, pushNewcomers }) =>
          (pushNewcomers ?? []).map((newcomer) => (
            <NewcomerLine
              key={newcomer.id}
              newcomer={newcomer}
              place={toPlaceName(places, id)}
              zone={places.find((place) => place.id === id)?.timeZone ?? null}
              readers={rows.filter(({ place }) => place.id === id).map(({ device }) => device)}
              onDone={finish}
            />
          )),
        )}
      </ul>
    </section>
  );
}
