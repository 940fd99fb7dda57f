"use client";

import { EndSessionDocument, type ProfileQuery, SignOutEverywhereDocument } from "@biometricflow/sdk/generated/graphql";
import { useTranslations } from "next-intl";
import { useFrame } from "../../../frame/frame-context.tsx";
import { useDeed } from "../../../graphql/use-deed.ts";
import { DeedFault } from "../../../ui/deed-fault.tsx";
import { SessionLine } from "../../../ui/session-line.tsx";

type Sessions = NonNullable<ProfileQuery["sessions"]>;

/** Where the account is signed in; each one can be ended, and all the others at once. */
export function SessionsCard({ sessions: { edges, totalCount } }: { readonly sessions: Sessions }) {
  const t = useTranslations("profile");
  const deed = useDeed();
  const { refresh } = useFrame();
  const end = async (id: string) => {
    if (await deed.run(EndSessionDocument, { input: { id } })) await refresh();
  };
  const endOthers = async () => {
    if (await deed.run(SignOutEverywhereDocument, { input: { isCurrentKept: true } })) await refresh();
  };
  return (
    <section className="card p-5 lg:col-span-2" data-testid="sessions-card">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t("sessions", { count: totalCount })}</h2>
        <button
          type="button"
          className="button"
          disabled={deed.isBusy || totalCount < 2}
          data-testid="end-others"
          onClick={() => void endOthers()}
        >
          {t("endOthers")}
        </button>
      </div>
      <DeedFault fault={deed.fault} />
      <ul className="divide-y divide-line">
        {edges.map(({ node }) => (
          <SessionLine key={node.id} session={node} isBusy={deed.isBusy} onEnd={() => void end(node.id)} />
        ))}
      </ul>
    </section>
  );
}
