import { ProfileDocument } from "@biometricflow/sdk/generated/graphql";
import { QueryProvider } from "../../../graphql/apollo-provider.tsx";
import { execute } from "../../../graphql/execute.server.ts";
import { arePasskeysHere } from "../../../passkeys/passkeys-here.server.ts";
import { DashboardPage, toPageMetadata } from "../../../ui/dashboard-page.tsx";
import { FailureNotice } from "../../../ui/failure-notice.tsx";
import { ProfileView } from "./profile-view.tsx";

export const generateMetadata = () => toPageMetadata("profile");

/** What is one's own of an account: password, second factor, passkeys, and where it is signed in. */
export default function ProfilePage() {
  return (
    <DashboardPage area="profile" skeletonRows={6}>
      {async () => {
        const own = await execute(ProfileDocument, {});
        if (!own.ok) return <FailureNotice failure={own.failure} />;
        return (
          <QueryProvider>
            <ProfileView profile={own.data} hasPasskeysHere={await arePasskeysHere()} />
          </QueryProvider>
        );
      }}
    </DashboardPage>
  );
}
